/** The functions' process when it is a program of its own, as in runs from the sources. */
import { runHost } from './host';

runHost();
