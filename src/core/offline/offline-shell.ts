/** Whether the page works without a network, as far as the program itself goes. */
export type ShellState =
  /**
   * The browser keeps nothing here: it has no service workers (an insecure address, a private
   * window), or this visit's could not be installed.
   */
  | 'unsupported'
  /** Some of the program is still being kept. */
  | 'preparing'
  /** All of it is on this device, the engine included. */
  | 'kept';

export interface ShellStatus {
  readonly state: ShellState;
  /**
   * A newer version is on this device and waits until it is asked for; or another page of this site
   * has switched to it, and this page is left on the older one, whose files are gone.
   */
  readonly updateWaiting: boolean;
}

/** The program as it is kept on the device; models are the store's affair. */
export interface OfflineShell {
  onChange(listener: (status: ShellStatus) => void): void;
  /** Switches to the newer version, which reloads the page. */
  applyUpdate(): void;
}
