/** The transitions of directories as functions. */
import { type Changes, T } from './transition.ts';

export const setDirectoryEntry = (to: Changes, user: number, exists: number, address: number): void =>
  to.change(T.setDirectoryEntry, user, exists, address, 0, 0, 0);

export const setCustomRules = (to: Changes, server: number, bits: number): void =>
  to.change(T.setCustomRules, server, bits, 0, 0, 0, 0);

export const startSyncCycle = (to: Changes, server: number): void =>
  to.change(T.startSyncCycle, server, 0, 0, 0, 0, 0);

export const putDirectoryObject = (
  to: Changes,
  server: number,
  user: number,
  recipient: number,
  address: number,
  withoutAddress: number,
  because: number,
): void => to.change(T.putDirectoryObject, server, user, recipient, address, withoutAddress, because);

export const setFederationService = (to: Changes, down: number): void =>
  to.change(T.setFederationService, down, 0, 0, 0, 0, 0);

/** What a mail platform knows a user as; `target` is a mail domain or NONE. */
export const setRecipient = (to: Changes, recipient: number, kind: number, target: number): void =>
  to.change(T.setRecipient, recipient, kind, target, 0, 0, 0);
