/** The selectors of a WXSS file as selectors of the page that the phone draws. */
import selectorParser from 'postcss-selector-parser';

export interface StyleOwner {
  /** The prefix of the unit's classes, '' for those that share the app's. */
  readonly scope: string;
  /** The page that the rules are for; undefined for the app and for components. */
  readonly page?: string;
}

/** @param context put before each selector, such as a theme; '' for none */
export function convertSelector(selector: string, owner: StyleOwner, context: string): string {
  const root = selectorParser().astSync(selector);
  root.walkClasses((node) => {
    if (owner.scope !== '') node.value = `${owner.scope}--${node.value}`;
  });
  root.walkTags((node) => {
    node.value = `wx-${node.value.toLowerCase()}`;
  });
  root.walkIds((node) => {
    // glass-easel writes an id behind the prefix of the component that it belongs to.
    node.replaceWith(selectorParser.attribute(attribute('id', '$=', `--${node.value}`)));
  });
  root.walkPseudos((node) => {
    if (node.value === ':host')
      node.replaceWith(selectorParser.attribute(attribute('wx-host', '=', owner.scope)));
  });
  return root.nodes.map((one) => place(one.toString().trim(), owner, context)).join(', ');
}

/** Prefixes without weight, so that a page's rules are as strong as they were written. */
function place(selector: string, { page }: StyleOwner, context: string): string {
  const before = context === '' ? '' : `:where(${context}) `;
  if (page === undefined) return before + selector;
  const mark = `:where([wx-page="${page}"])`;
  if (/^wx-page(?![\w-])/.test(selector)) return `${before}wx-page${mark}${selector.slice('wx-page'.length)}`;
  return `${before}${mark} ${selector}`;
}

function attribute(name: string, operator: '=' | '$=', value: string): selectorParser.AttributeOptions {
  return { attribute: name, operator, value, quoteMark: '"', raws: { value: `"${value}"` } };
}
