/** How a finding names an element. */

/** Its tag, its own classes and its words. */
export function nameOf(element: Element): string {
  const tag = element.tagName.toLowerCase();
  // A component's own classes stand in the document twice, with and without its prefix.
  const classes = [...element.classList]
    .filter((name) => !name.includes('--t-') && !name.startsWith('t-button--'))
    .map((name) => `.${name}`)
    .join('');
  const words = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 16);
  return `${tag}${classes} "${words}"`;
}
