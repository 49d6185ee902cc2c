/** An id out of whatever a file or folder is called; one without a usable letter becomes "model". */
export function modelIdFor(name: string): string {
  const id = name
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .slice(0, 100);
  return id === '' ? 'model' : id;
}
