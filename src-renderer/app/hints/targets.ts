/** What can be pressed or typed into where the reader looks: in the open dialog, else on the page; in reading order. */
const PRESSED = [
  'button',
  'a[href]',
  'summary',
  'input:not([type="hidden"])',
  'textarea',
  // Its own input is nowhere to be seen.
  'label.ant-segmented-item',
  '[role="button"]',
  '[role="tab"]',
  '[role="grid"]',
  '[role="menuitem"]',
  '[role="option"]',
].join(', ');

export interface Target {
  readonly element: HTMLElement;
  readonly name: string;
}

/** The dialog on top, else the window; `isUnder`: the window, whatever lies over it. */
export function targetsNow(isUnder = false): Target[] {
  const dialogs = isUnder ? [] : [...document.querySelectorAll<HTMLElement>('dialog[open]')];
  const root = dialogs.at(-1) ?? document.querySelector<HTMLElement>('.app') ?? document.body;
  const found = [...root.querySelectorAll<HTMLElement>(PRESSED)].filter(
    (element) => canPress(element) && isSeen(element) && (dialogs.length > 0 || element.closest('dialog') === null),
  );
  return found.map((element) => ({ element, name: nameOf(element) })).filter(({ name }) => name !== '');
}

function canPress(element: HTMLElement): boolean {
  if (element.closest('[inert], [aria-hidden="true"]') !== null) return false;
  return !element.matches(':disabled, [aria-disabled="true"]');
}

function isSeen(element: HTMLElement): boolean {
  const { top, left, bottom, right, width, height } = element.getBoundingClientRect();
  if (width < 2 || height < 2) return false;
  if (bottom <= 0 || right <= 0 || top >= window.innerHeight || left >= window.innerWidth) return false;
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
}

/** As it is said: its own name, its label's, its text. */
function nameOf(element: HTMLElement): string {
  const said = element.getAttribute('aria-label') ?? byId(element.getAttribute('aria-labelledby'));
  if (said) return plain(said);
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    return plain(element.labels?.[0]?.textContent ?? element.placeholder);
  }
  return plain(element.textContent ?? '') || plain(element.title);
}

function byId(ids: string | null): string | null {
  if (ids === null) return null;
  return ids
    .split(/\s+/)
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Presses it as the pointer would; what is typed into gets the focus alone. */
export function press({ element }: Target): void {
  element.focus({ preventScroll: false });
  const isTyped =
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(element.type));
  if (isTyped || element.getAttribute('role') === 'grid') return;
  element.click();
}
