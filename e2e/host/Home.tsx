import {
  Alert,
  Box,
  Button,
  Paper,
  Slider,
  Table,
  TableBody,
  TableCell,
  TableRow,
  TextField,
  Typography,
} from '@mui/material'
import { FormattedMessage } from 'react-intl'

/** A screen of the host's own, with a little of everything that a foreign style sheet could change. */
export const Home = () => (
  <Box sx={{ p: 3, display: 'grid', gap: 2, maxWidth: 720 }}>
    <Typography variant="h4" component="h1">
      <FormattedMessage id="welcome" />
    </Typography>
    <Alert severity="info">Three data sources were read today.</Alert>
    <Paper variant="outlined">
      <Table>
        <TableBody>
          {['Compute', 'Storage', 'Network'].map((name, i) => (
            <TableRow key={name}>
              <TableCell>{name}</TableCell>
              <TableCell align="right">{(i + 1) * 125}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Paper>
    <TextField label="Filter" defaultValue="eu-west-1" />
    <Slider defaultValue={30} aria-label="Share" />
    <p>
      Plain text, <a href="#top">the expenses of last month</a>, <code>code</code>, and a plain{' '}
      <button type="button">button</button>.
    </p>
    <Button variant="contained">Download</Button>
  </Box>
)
