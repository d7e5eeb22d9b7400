/** The demo's operators: the first is named by the environment, the others would be appointed. */
import { OPERATOR } from './people';

export const OPERATORS = [{ name: '运营管理员', openid: OPERATOR }] as const;
