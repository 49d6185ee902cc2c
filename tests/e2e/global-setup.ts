import { startAnew } from './ledger';

export default startAnew;
