import { onPayment } from './notice';

export const main = onPayment();
