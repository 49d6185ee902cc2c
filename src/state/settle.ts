/** Lets everything that is ready happen. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}
