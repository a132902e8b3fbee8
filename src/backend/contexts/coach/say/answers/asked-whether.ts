/** A message that yes or no answers. */
export interface AskedWhether {
  /** In small letters, without accents. */
  readonly text: string;
  /** "Are all submitted?" */
  readonly isOfAll: boolean;
  /** "Is the timer not running?" */
  readonly isDenied: boolean;
}
