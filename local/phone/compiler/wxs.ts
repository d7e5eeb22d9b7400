/**
 * WXS looks like JavaScript and is not: `constructor` is a name, regular expressions come from
 * getRegExp whose text keeps its backslashes, and `require` names a file with its ending.
 * The names that appear here are given by browser/runtime/wxs.ts.
 */
const REQUIRE = /\brequire\(\s*(['"])([^'"]+?)\.wxs\1\s*\)/g;
const CONSTRUCTOR = /\.constructor\b/g;
const REGEXP_TEXT = /\bgetRegExp\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g;
/** A backslash that JavaScript would drop: not doubled, and before no escape that a string knows. */
const LOST_BACKSLASH = /(?<!\\)((?:\\\\)*)\\(?![\\'"nrtbfvux0])/g;

/** The WXS source as JavaScript. */
export function wxsToScript(source: string): string {
  return source
    .replace(REQUIRE, 'require($1$2$1)')
    .replace(CONSTRUCTOR, '.__wxsConstructor')
    .replace(REGEXP_TEXT, (call, text: string) =>
      call.replace(text, () => text.replace(LOST_BACKSLASH, '$1\\\\')),
    );
}

/** The files that a WXS source requires, as written. */
export function wxsRequires(source: string): string[] {
  return [...source.matchAll(REQUIRE)].map((match) => `${match[2] ?? ''}.wxs`);
}
