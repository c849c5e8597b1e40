/**
 * Puts text on the clipboard at the reader's press. The window holds no permission, the clipboard's included; copying what
 * was asked for by a press needs none, so nothing new is opened between the window and the system.
 */
export function copyText(text: string): boolean {
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', give, true);
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', give, true);
  }
}
