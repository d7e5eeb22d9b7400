import { serve } from '../../edge/serve';
import { memberActions } from './actions';

export const main = serve(memberActions);
