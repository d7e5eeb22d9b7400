/**
 * Text that is what it looks like. Refused: halves of characters, which no database keeps as they are; control
 * characters; marks that turn the direction of reading round, so that a name reads otherwise than it is written;
 * and text of which nothing can be seen.
 */
const DISGUISES =
  /\p{Surrogate}|\p{Noncharacter_Code_Point}|(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u;

export function isPlainText(text: string): boolean {
  return !DISGUISES.test(text) && (text === '' || VISIBLE.test(text));
}
