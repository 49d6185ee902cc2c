import { chai } from 'vitest';

// What fails by chance is seen once, in a log: the values that it got stand there whole, not as `{ …(3) }`.
chai.config.truncateThreshold = 0;
