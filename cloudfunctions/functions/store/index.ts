import { serve } from '../../edge/serve';
import { storeActions } from './actions';

export const main = serve(storeActions);
