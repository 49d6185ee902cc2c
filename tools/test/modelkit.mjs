export const modelkitTests = () => ({ passed: 0, failed: 0, skipped: 0 });
