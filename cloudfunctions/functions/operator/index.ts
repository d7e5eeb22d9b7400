import { serve } from '../../edge/serve';
import { operatorActions } from './actions';
import { operatorMay } from './permissions';

export const main = serve(operatorActions, operatorMay);
