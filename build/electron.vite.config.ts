// How the product is bundled: four entries for Node (window, job thread, reading thread, command line), one preload, one page.
// Targets are those of the older of the two runtimes the product is tested on (Electron 33: Node 20, Chromium 130),
// so that one build runs on both. Pure JavaScript is bundled; the two natives stay outside.
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = path.resolve(import.meta.dirname, '..');
const from = (...parts: string[]) => path.join(root, ...parts);

const node = 'node20';
const chrome = 'chrome130';
const natives = ['electron', 'better-sqlite3'];

export default defineConfig({
  main: {
    root,
    build: {
      outDir: from('out', 'main'),
      emptyOutDir: true,
      target: node,
      minify: true,
      sourcemap: false,
      externalizeDeps: false,
      rolldownOptions: {
        external: natives,
        input: {
          index: from('src-main', 'shell', 'main.ts'),
          worker: from('src-main', 'jobs', 'worker.ts'),
          rowThread: from('src-main', 'sync', 'rowThread.ts'),
          cli: from('src-main', 'cli', 'main.ts'),
        },
        // Chunks lie beside the entries, so that import.meta.dirname is out/main wherever a module ends up.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: from('out', 'preload'),
      emptyOutDir: true,
      target: node,
      minify: true,
      sourcemap: false,
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file that can load nothing but electron.
      rolldownOptions: {
        external: ['electron'],
        input: { index: from('src-main', 'shell', 'preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: from('src-renderer'),
    plugins: [react()],
    build: {
      outDir: from('out', 'renderer'),
      emptyOutDir: true,
      target: chrome,
      minify: true,
      sourcemap: false,
      // Inlined files would need data: in the content security policy for scripts and fonts.
      assetsInlineLimit: 0,
      // The largest page chunk is Ant Design's table; it comes from disk, not over a network.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: { index: from('src-renderer', 'index.html') } },
    },
  },
});
