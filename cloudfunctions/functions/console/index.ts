import { onConsole } from './console';

export const main = onConsole();
