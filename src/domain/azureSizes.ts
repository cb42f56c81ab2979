import type { NominalCapacity } from './awsTable'
import { familyTable } from './familyTable'

/**
 * Azure sizes without the vCPU in their name: D4s_v5 is of Ds_v5. Held against a public catalogue
 * (kubernetes/autoscaler, `azure_instance_types.go`, January 2026). Sizes with fewer active vCPU than they are
 * sold with (E8-4s_v5) are left out, because the catalogue counts those that are switched off too.
 */
const TABLE = familyTable(
  [
    [2, '1 2 4 8 16', 'F Fs'],
    [2, '1 2 4 8 16 32 48 64 80', 'Falds_v7 Fals_v7'],
    [2, '2 4 8 16', 'Bpls_v2'],
    [2, '2 4 8 16 32', 'Bals_v2 Bls_v2'],
    [2, '2 4 8 16 32 48 64', 'Dplds_v5 Dpls_v5 Fals_v6'],
    [2, '2 4 8 16 32 48 64 72', 'Fs_v2'],
    [2, '2 4 8 16 32 48 64 96', 'Dalds_v6 Dals_v6 Dlds_v5 Dls_v5 Dplds_v6 Dpls_v6'],
    [2, '2 4 8 16 32 48 64 96 128', 'Dlds_v6 Dls_v6'],
    [2, '2 4 8 16 32 48 64 96 128 160', 'Dalds_v7 Dals_v7'],
    [4, '1 2 4', 'DCs_v2'],
    [4, '1 2 4 8 16 32 48 64 80', 'Fads_v7 Fas_v7'],
    [4, '2 4 8 16', 'Bps_v2'],
    [4, '2 4 8 16 32', 'Bas_v2 Bs_v2'],
    [4, '2 4 8 16 32 48', 'Dpds_v5 Dps_v5'],
    [4, '2 4 8 16 32 48 64', 'D_v3 D_v4 Dd_v4 Dds_v4 Ds_v3 Ds_v4 Fas_v6'],
    [
      4,
      '2 4 8 16 32 48 64 96',
      'DCads_v5 DCads_v6 DCas_v5 DCas_v6 DCeds_v5 DCes_v5 D_v5 Da_v4 Dads_v5 Dads_v6 Das_v4 Das_v5 Das_v6 Dd_v5 ' +
        'Dds_v5 Dpds_v6 Dps_v6 Ds_v5',
    ],
    [4, '2 4 8 16 32 48 64 96 128', 'DCeds_v6 DCes_v6'],
    [4, '2 4 8 16 32 48 64 96 128 160', 'Dads_v7 Das_v7'],
    [4, '2 4 8 16 32 48 64 96 128 192', 'Dds_v6 Ds_v6'],
    [6.875, '16 64', 'NCas_T4_v3'],
    [8, '1 2 4 8 16 24 32 48', 'DCds_v3 DCs_v3'],
    [8, '1 2 4 8 16 32 48 64 80', 'Famds_v7 Fams_v7'],
    [8, '2 4 8 16 20', 'Epds_v5 Eps_v5'],
    [8, '2 4 8 16 20 32 48', 'E_v3 E_v4 Ed_v4 Eds_v4 Es_v3 Es_v4'],
    [8, '2 4 8 16 20 32 48 64', 'E_v5 Ea_v4 Eads_v5 Eads_v6 Eas_v4 Eas_v5 Eas_v6 Ed_v5 Eds_v5 Es_v5'],
    [8, '2 4 8 16 20 32 48 64 96 128', 'Eds_v6 Es_v6'],
    [8, '2 4 8 16 20 48 64', 'ECads_v5 ECas_v5'],
    [
      8,
      '2 4 8 16 32 48 64',
      'ECads_v6 ECas_v6 ECeds_v5 ECeds_v6 ECes_v5 ECes_v6 Ebds_v5 Ebs_v5 Epds_v6 Eps_v6 Fams_v6',
    ],
    [8, '2 4 8 16 32 48 64 80 96', 'Las_v4 Ls_v4'],
    [8, '2 4 8 16 32 48 64 96 128 160', 'Eads_v7 Eas_v7'],
    [8, '4 8 16 32', 'Ls'],
    [8, '8 16 32 48 64 80', 'Las_v3 Ls_v2 Ls_v3'],
    [8, '40', 'NCads_H100_v5'],
    [12.5, '8 16 32', 'NCads_A10_v4'],
    [55 / 6, '24 48 96', 'NCads_A100_v4'],
    [56 / 3, '6 12 24', 'NCs_v3'],
  ],
  [
    [4, 28, 'NC4as_T4_v3'],
    [8, 56, 'NC8as_T4_v3'],
    [32, 192, 'EC32ads_v5 EC32as_v5'],
    [32, 208, 'E32pds_v5 E32ps_v5'],
    [64, 208, 'D64pds_v5 D64ps_v5'],
    [64, 432, 'E64_v3 E64s_v3'],
    [64, 504, 'E64_v4 E64d_v4 E64ds_v4 E64s_v4'],
    [
      96,
      672,
      'E96_v5 E96a_v4 E96ads_v5 E96ads_v6 E96as_v4 E96as_v5 E96as_v6 E96bds_v5 E96bs_v5 E96d_v5 E96ds_v5 ' +
        'E96pds_v6 E96ps_v6 E96s_v5 EC96ads_v5 EC96ads_v6 EC96as_v5 EC96as_v6',
    ],
    [128, 768, 'EC128eds_v5 EC128es_v5'],
  ],
)

const LIST = 'kubernetes/autoscaler, list of Azure instance types, January 2026'

/** What a node of this Azure size holds; null for whatever is not known for certain. */
export function azureCapacityOf(instanceType: string): NominalCapacity | null {
  const { family, vcpu, type } = partsOf(instanceType)
  const held = TABLE.held(type, family, vcpu)
  // A p among the small letters says that the processor is Ampere's or Microsoft's own.
  const architecture = /^[A-Z][a-z]*p/.test(family) ? 'arm64' : 'amd64'
  return held && { ...held, architecture, list: LIST }
}

/** The sizes that keep to the rule of this one's family; none if it is not listed. */
export function azureSiblingsOf(instanceType: string): string[] {
  const { letters, rest, family } = partsOf(instanceType)
  return TABLE.sizesOf(family).map((vcpu) => `Standard_${letters}${vcpu}${rest}`)
}

function partsOf(instanceType: string) {
  const [, letters = '', vcpu = '', rest = ''] =
    /^Standard_([A-Z]+)(\d+)((?:[a-z]\w*|_\w+)?)$/.exec(instanceType) ?? []
  return { letters, rest, family: letters + rest, vcpu: Number(vcpu), type: letters + vcpu + rest }
}
