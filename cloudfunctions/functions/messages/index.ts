import { receiveMessage } from './receive';

export const main = receiveMessage;
