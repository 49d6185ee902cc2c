import { rmSync } from 'node:fs';
import { ledgerFile } from './test-browser';

export default function setUp(): void {
  rmSync(ledgerFile, { force: true });
}
