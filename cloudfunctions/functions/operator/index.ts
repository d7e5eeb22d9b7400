import { serve } from '../../edge/serve';
import { operatorActions } from './actions';

export const main = serve(operatorActions);
