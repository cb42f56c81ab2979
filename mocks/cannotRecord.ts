/** Why no recording was made, in one line for whoever asked for it. Nothing has been written when it is thrown. */
export class CannotRecord extends Error {
  override readonly name = 'CannotRecord'
}
