import type { ColumnSum } from './column'

/** A sum; where something is left out of it, that is marked, and told on hover and to a screen reader. */
export const SumText = ({ sum: { text, note } }: { readonly sum: ColumnSum }) =>
  note === undefined ? (
    text
  ) : (
    <span title={note}>
      <span aria-hidden="true">{text} + ?</span>
      <span className="visuallyHidden">
        {text}, {note}
      </span>
    </span>
  )
