/** A host's test wants them sorted. */
export const MESSAGES = {
  'en-US': {
    cards: 'Resource',
    element: 'Kubernetes costs (element)',
    framed: 'Kubernetes costs (frame)',
    home: 'Home',
    mounted: 'Kubernetes costs',
    signedOut: 'Signed out',
    two: 'Two clusters',
    welcome: 'Expenses this month',
  },
  'de-DE': {
    cards: 'Ressource',
    element: 'Kubernetes-Kosten (Element)',
    framed: 'Kubernetes-Kosten (Rahmen)',
    home: 'Start',
    mounted: 'Kubernetes-Kosten',
    signedOut: 'Abgemeldet',
    two: 'Zwei Cluster',
    welcome: 'Ausgaben in diesem Monat',
  },
}
