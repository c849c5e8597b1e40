/**
 * With what Node runs the product's sources, TypeScript as it stands.
 *
 * The second flag avoids a fault of V8: what reads the TypeScript is WebAssembly, its calls back into JavaScript are
 * compiled after 1,000 of them, and two threads that do so at once can end the whole process ("Check failed:
 * jit_page.has_value()", nodejs/node#64500; seen once in some forty runs of all tests). So many calls are never made
 * here, so nothing is compiled. The built product reads no TypeScript and needs neither.
 */
export const nodeFlags = ['--disable-warning=ExperimentalWarning', '--wasm-wrapper-tiering-budget=2147483647'];
