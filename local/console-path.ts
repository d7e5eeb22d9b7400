/** The path of HTTP access to the function `console`. */
export const CONSOLE_PATH = '/console';
