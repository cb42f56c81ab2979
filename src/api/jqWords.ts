import { METRIC, NODE_PRICE_METRIC } from '~/domain/metrics'
import { UNKNOWN_ZONE } from '~/domain/nodeFigures'
import { ZONE_LABELS } from '~/domain/nodes'
import type { TimeRange } from '~/domain/timeRange'

/** What the meaning of the words depends on. */
interface Setting {
  readonly window: TimeRange
  readonly stepMs: number
  /** Samples come in Prometheus' envelope, not as flat points. */
  readonly isEnvelope: boolean
  /** They are current values, which no window bounds. */
  readonly isNow: boolean
}

/** How a sample arrives makes no other series of it; nor does the cluster id, which is the same for everybody. */
const IDENTITY = '(.l | del(.__name__, .cluster_id, .instance, .job, .receive))'
const POINTS = '[arrays[] | objects | {t: (.timestamp | number), l: .labels, v: (.value | number)}]'
const ENVELOPE =
  '[.data.result[]? | .metric as $l | (.values // [.value])[] | {t: (.[0] | number), l: $l, v: (.[1] | number)}]'
/** `aws:///<zone>/<instance id>`, `gce://<project>/<zone>/<name>`. */
const PROVIDER_ZONE =
  '(.provider_id | strings | split("/") | select(length == 5 and (.[0] == "aws:" or .[0] == "gce:")) | .[3])'

/**
 * The words in which a figure's `jq` expression is written, each with the rule of `domain` it stands for:
 * `samples` of which repeated ones count once and of contradicting ones the largest, `perInstant` sums,
 * `integral` over the covered hours, and so on. A word may use those above it.
 */
function words({ window, stepMs, isEnvelope, isNow }: Setting): readonly (readonly [string, string])[] {
  const [start, end, step] = [window.start / 1000, window.end / 1000, stepMs / 1000]
  const once = isNow
    ? `group_by${IDENTITY} | map(max_by([.t, .v]))`
    : `group_by([.t, ${IDENTITY}]) | map(max_by(.v))`
  const zones = [...ZONE_LABELS.map((label) => `.${label}`), PROVIDER_ZONE].join(', ')
  return [
    ['number', 'tonumber? | select(isnan or isinfinite | not)'],
    ['samples', `${isEnvelope ? ENVELOPE : POINTS}\n  | ${once}`],
    ['inWindow', isNow ? '.' : `map(select(.t >= ${start} and .t <= ${end}))`],
    ['perInstant', 'group_by(.t) | map({t: .[0].t, v: (map(.v) | add)})'],
    [
      'integral',
      `reduce .[] as $s ({to: ${start}, h: 0, sum: 0};
    ([$s.t - ${step}, .to] | max) as $from | ([$s.t, ${end}] | min) as $to
    | if $to > $from
      then {to: $to, h: (.h + ($to - $from) / 3600), sum: (.sum + $s.v * ($to - $from) / 3600)}
      else . end)
  | select(.h > 0)`,
    ],
    ['amount', 'samples | perInstant | integral | .sum'],
    ['rate', isNow ? 'samples | map(.v) | add // empty' : 'samples | perInstant | integral | .sum / .h'],
    ['machine', '[.l | .provider_id, .node, .instance | strings | select(. != "")][0]'],
    ['machines', 'samples | inWindow | group_by(machine) | map(max_by(.t))'],
    ['present', 'machines | (map(.t) | max) as $newest | map(select(.t == $newest))'],
    [
      'owner($keys; $names)',
      `[.l | .provider_id, .node, .instance | strings | select(. != "")] as $own
  | [$own[] | $keys[.] // empty][0] // if (.l.provider_id // "") == "" then [$own[] | $names[.] // empty][0] else null end`,
    ],
    [
      'priced',
      `(.metrics.${METRIC.nodeIsSpot} | ${isNow ? 'present' : 'machines'} | map({l: .l, value: (machine // "")})) as $nodes
  | ($nodes | map({key: .value, value}) | from_entries) as $keys
  | ($nodes | map({key: ([.l | .node, .instance | strings | select(. != "")][0] // .value), value}) | from_entries) as $names
  | .metrics.${NODE_PRICE_METRIC} | samples | map({of: owner($keys; $names), t, v} | select(.of))
  | group_by([.of, .t]) | map(max_by(.v))`,
    ],
    // What a stated price is looked up by; `$stated` holds `[least, most]` per hour of each.
    [
      'kind',
      '[.l.instance_type // "", (if .v == 1 then "spot" elif .v == 0 then "on-demand" else "unknown" end), .l.region // ""] | join(" ")',
    ],
    ['statedIn($stated)', '$stated[machine // ""] // $stated[kind] // empty'],
    [
      'perHour($stated)',
      `(priced | group_by(.of) | map({key: .[0].of, value: ((${isNow ? 'max_by(.t).v' : 'integral | .sum / .h'}) | [., .])}) | from_entries) as $fed
  | (.metrics.${METRIC.nodeIsSpot} | machines | map({key: (machine // ""), value: statedIn($stated)}) | from_entries) + $fed`,
    ],
    // For each machine what it cost, and the samples that say for how long.
    [
      'costed($stated)',
      `(priced | group_by(.of) | map({key: .[0].of, value: {s: ., cost: (integral | [.sum, .sum])}}) | from_entries) as $fed
  | (.metrics.${METRIC.nodeIsSpot} | samples | inWindow | group_by(machine)
    | map(max_by(.t) as $n | {key: ($n | machine // ""), value: {s: ., cost: ((perInstant | integral | .h) as $h | $n | statedIn($stated) | map(. * $h))}})
    | from_entries) + $fed
  | [.[]] | select(length > 0)`,
    ],
    ['band', 'select(length > 0) | {low: (map(.[0]) | add), high: (map(.[1]) | add)}'],
    ['zone', `[.l | ${zones} | strings | select(. != "")][0] // "${UNKNOWN_ZONE}"`],
    // What a loss would leave, type and flag being null where it is of a whole zone; and that after each there can
    // be, by its name.
    [
      'left($z; $t; $v)',
      `map(select((zone | . != "${UNKNOWN_ZONE}" and . != $z)
  or ($t != null and (.v == 1 - $v or (.l.instance_type // "" | . != "" and . != $t)))))`,
    ],
    [
      'afterEach(rest)',
      `. as $now
  | (map(zone | select(. != "${UNKNOWN_ZONE}") | [., null, null]) + map(select((.v == 0 or .v == 1) and zone != "${UNKNOWN_ZONE}" and (.l.instance_type // "") != "") | [zone, .l.instance_type, .v])) | unique
  | map(. as [$z, $t, $v] | {key: ($z + if $t then "/" + $t else "" end + if $v == 0 then "/on-demand" else "" end), value: ($now | left($z; $t; $v) | rest)})
  | select(length > 0) | from_entries`,
    ],
    ['newest($resource)', 'map(select(.l.resource == $resource)) | max_by(.t) | .v'],
    ['readings', `${isNow ? '' : `map(select(.t > ${start} and .t <= ${end})) | `}perInstant | map(.v)`],
    ['ordinary', 'samples | map(select(.l.daemonset != "true")) | readings | select(length > 0)'],
    [
      'perNode',
      'samples | map(select(.l.daemonset == "true")) | readings | select(length > 0) | add / length',
    ],
    ['mean', 'ordinary | add / length'],
    ['p95', 'ordinary | sort | .[(length * 95 / 100 | ceil) - 1]'],
    ['highest', 'ordinary | max'],
  ]
}

/** The expression, with those words defined before it that it uses, itself or by way of another. */
export function withWords(body: string, setting: Setting): string {
  return words(setting)
    .toReversed()
    .reduce((text, [word, meaning]) => {
      const isUsed = new RegExp(`(?<![\\w.$"])${word.replace(/\(.*/, '')}(?![\\w:"])`).test(text)
      return isUsed ? `def ${word}: ${meaning};\n${text}` : text
    }, body)
}
