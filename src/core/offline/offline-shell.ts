/** Whether the page works without a network, as far as the program itself goes. */
export type ShellState =
  /** The browser has no service workers here (an insecure address, a private window). */
  | 'unsupported'
  /** Some of the program is still being kept. */
  | 'preparing'
  /** All of it is on this device, the engine included. */
  | 'kept';

export interface ShellStatus {
  readonly state: ShellState;
  /** A newer version is on this device and waits until it is asked for. */
  readonly updateWaiting: boolean;
}

/** The program as it is kept on the device; models are the store's affair. */
export interface OfflineShell {
  onChange(listener: (status: ShellStatus) => void): void;
  /** Switches to the version that waits, which reloads the page. */
  applyUpdate(): void;
}
