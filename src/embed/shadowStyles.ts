/** All our style sheets as one text, put here by the build once it has collected them: `scripts/shadowCss.mjs`. */
export const STYLES = '__SHADOW_STYLES__'
