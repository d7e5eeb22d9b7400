import { onNotice } from './notice';

export const main = onNotice();
