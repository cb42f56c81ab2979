/** The style sheets every page stands on: Mantine's ground, then our own words for it. */
import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import './tokens.css'
