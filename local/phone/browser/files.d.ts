declare module '*.css' {
  const text: string;
  export default text;
}
/** The compiled templates of the built-in components, by tag; made by the server. */
declare module 'phone:templates' {
  import type { template } from 'glass-easel';

  export const templates: Readonly<Record<string, template.ComponentTemplate>>;
}
