import { Drawer } from '@mantine/core'
import { type Figure, type Input, isKnown } from '~/domain/figure'
import { FIGURES } from '~/domain/figures'
import '~/ui/mantineOverlays'
import { CopyButton } from '~/ui/CopyButton'
import { CoverageText, ProvenanceChip } from '~/ui/Figure'
import { formatCount, formatInstant, formatSpan, type TimeZone } from '~/ui/format'
import { formatFigure } from '~/ui/formatFigure'
import type { PageScope } from '~/ui/page'
import { useReading } from '~/ui/settings'
import styles from './ExplanationDrawer.module.css'
import { useReproduction } from './useReproduction'

interface ExplanationDrawerProps {
  readonly figure: Figure
  readonly scope: PageScope
  readonly onClose: () => void
}

/** A figure walked back to its samples: formula, inputs, coverage, and a line that gives it again. */
export function ExplanationDrawer({ figure, scope, onClose }: ExplanationDrawerProps) {
  const { zone, ...writing } = useReading()
  const { label, question, formula } = FIGURES[figure.id]
  const reproduction = useReproduction(figure, scope)
  const beside = isKnown(figure) ? writing.money.beside?.(FIGURES[figure.id].unit, figure.value) : null
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={label}
      closeButtonProps={{ 'aria-label': 'Close' }}
      // Outside of <main>, a header would be a second banner.
      attributes={{ header: { role: 'none' } }}
    >
      <div className={styles.explanation}>
        <p className={styles.question}>{question}</p>
        <p className={styles.value}>{formatFigure(figure, writing)}</p>
        {beside && <p>{beside}</p>}
        <p className={styles.meta}>
          <ProvenanceChip provenance={figure.provenance} />
          {figure.coverage && <CoverageText coverage={figure.coverage} />}
        </p>
        {!isKnown(figure) && <p className={styles.reason}>Not known: {figure.reason}.</p>}
        <h3>How it is computed</h3>
        <p>{formula}</p>
        {figure.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <h3>From</h3>
        <ul className={styles.inputs}>
          {figure.inputs.map((input) =>
            'says' in input ? (
              <li key={`${input.source} ${input.says}`}>
                <bdi>{input.source}</bdi>
                <span>{input.says}</span>
              </li>
            ) : (
              <li key={input.source}>
                <code>{input.source}</code>
                <span>{samplesInWords(input, zone)}</span>
              </li>
            ),
          )}
        </ul>
        <p>
          Window {formatSpan(scope.window.start, scope.window.end, zone)}. A sample stands for the step that
          ends at it.
        </p>
        <h3>Do it yourself</h3>
        {reproduction === null ? (
          <p>
            No single answer holds this value, so no one line gives it again: it rests on several answers, or
            on what was stated and chosen.
          </p>
        ) : (
          <>
            <p>
              Endpoint <code>{reproduction.path.split('?')[0]}</code>. This gives the same value from the raw
              answer:
            </p>
            <pre>{reproduction.command}</pre>
            <p>
              <code>$COSTS_URL</code> is the address of this dashboard, <code>$CLOUDTUNER_TOKEN</code> your
              own access token of CloudTuner. Where this page asks for no token, leave the header out.
            </p>
            <CopyButton text={reproduction.command} label="Copy command" />
          </>
        )}
      </div>
    </Drawer>
  )
}

function samplesInWords({ series, samples, first, last }: Input, zone: TimeZone): string {
  const counted = `${formatCount(samples)} ${samples === 1 ? 'sample' : 'samples'} in ${formatCount(series)} series`
  return first === null || last === null
    ? counted
    : `${counted}, ${formatInstant(first, zone)} to ${formatInstant(last, zone)}`
}
