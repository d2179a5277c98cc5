import { trusted } from '../client/trusted.ts';
import acquia from './policies/acquia.json' with { type: 'json' };
import amazonLinux2023 from './policies/amazon-linux-2023.json' with { type: 'json' };
import aosCx1006 from './policies/aos-cx-10.06.json' with { type: 'json' };
import aur from './policies/aur.json' with { type: 'json' };
import awsTransfer from './policies/aws-transfer.json' with { type: 'json' };
import azureDevops from './policies/azure-devops.json' with { type: 'json' };
import azureDevopsServer2019 from './policies/azure-devops-server-2019.json' with { type: 'json' };
import azureDevopsServer20223 from './policies/azure-devops-server-2022.3.json' with { type: 'json' };
import azureVm from './policies/azure-vm.json' with { type: 'json' };
import bitbucket from './policies/bitbucket.json' with { type: 'json' };
import bitbucketDc from './policies/bitbucket-dc.json' with { type: 'json' };
import bitbucketDc7 from './policies/bitbucket-dc-7.json' with { type: 'json' };
import ciscoIos from './policies/cisco-ios.json' with { type: 'json' };
import codeberg from './policies/codeberg.json' with { type: 'json' };
import codecommit from './policies/codecommit.json' with { type: 'json' };
import comware from './policies/comware.json' with { type: 'json' };
import debian12 from './policies/debian-12.json' with { type: 'json' };
import dropbear201876 from './policies/dropbear-2018.76.json' with { type: 'json' };
import dropbear202079 from './policies/dropbear-2020.79.json' with { type: 'json' };
import dropbear202282 from './policies/dropbear-2022.82.json' with { type: 'json' };
import dropbear202283 from './policies/dropbear-2022.83.json' with { type: 'json' };
import dropbear202587 from './policies/dropbear-2025.87.json' with { type: 'json' };
import ec2InstanceConnect from './policies/ec2-instance-connect.json' with { type: 'json' };
import ec2Linux from './policies/ec2-linux.json' with { type: 'json' };
import ec2Windows from './policies/ec2-windows.json' with { type: 'json' };
import esxi from './policies/esxi.json' with { type: 'json' };
import fedora33 from './policies/fedora-33.json' with { type: 'json' };
import forgejo from './policies/forgejo.json' with { type: 'json' };
import fortios76 from './policies/fortios-7.6.json' with { type: 'json' };
import gcp from './policies/gcp.json' with { type: 'json' };
import gerrit from './policies/gerrit.json' with { type: 'json' };
import gerrit33 from './policies/gerrit-3.3.json' with { type: 'json' };
import gitblit from './policies/gitblit.json' with { type: 'json' };
import gitea from './policies/gitea.json' with { type: 'json' };
import gitee from './policies/gitee.json' with { type: 'json' };
import github from './policies/github.json' with { type: 'json' };
import githubDataResidency from './policies/github-data-residency.json' with { type: 'json' };
import githubEnterpriseServer36 from './policies/github-enterprise-server-3.6.json' with { type: 'json' };
import githubEnterpriseServer319 from './policies/github-enterprise-server-3.19.json' with { type: 'json' };
import gitlab from './policies/gitlab.json' with { type: 'json' };
import gitlabSelfManaged from './policies/gitlab-self-managed.json' with { type: 'json' };
import gitlabSshd from './policies/gitlab-sshd.json' with { type: 'json' };
import goXCrypto02 from './policies/go-x-crypto-0.2.json' with { type: 'json' };
import goXCrypto03 from './policies/go-x-crypto-0.3.json' with { type: 'json' };
import goXCrypto038 from './policies/go-x-crypto-0.38.json' with { type: 'json' };
import huggingface from './policies/huggingface.json' with { type: 'json' };
import idrac7 from './policies/idrac-7.json' with { type: 'json' };
import idrac8 from './policies/idrac-8.json' with { type: 'json' };
import ilo from './policies/ilo.json' with { type: 'json' };
import junos from './policies/junos.json' with { type: 'json' };
import junos223 from './policies/junos-22.3.json' with { type: 'json' };
import launchpad from './policies/launchpad.json' with { type: 'json' };
import mikrotik632 from './policies/mikrotik-6.32.json' with { type: 'json' };
import mikrotik6 from './policies/mikrotik-6.json' with { type: 'json' };
import mikrotik79 from './policies/mikrotik-7.9.json' with { type: 'json' };
import minaSshd23 from './policies/mina-sshd-2.3.json' with { type: 'json' };
import minaSshd26 from './policies/mina-sshd-2.6.json' with { type: 'json' };
import minaSshd28 from './policies/mina-sshd-2.8.json' with { type: 'json' };
import minaSshd213 from './policies/mina-sshd-2.13.json' with { type: 'json' };
import nokiaSros227 from './policies/nokia-sros-22.7.json' with { type: 'json' };
import openssh60 from './policies/openssh-6.0.json' with { type: 'json' };
import openssh70 from './policies/openssh-7.0.json' with { type: 'json' };
import openssh72 from './policies/openssh-7.2.json' with { type: 'json' };
import openssh74 from './policies/openssh-7.4.json' with { type: 'json' };
import openssh75 from './policies/openssh-7.5.json' with { type: 'json' };
import openssh76 from './policies/openssh-7.6.json' with { type: 'json' };
import openssh82 from './policies/openssh-8.2.json' with { type: 'json' };
import openssh88 from './policies/openssh-8.8.json' with { type: 'json' };
import openssh90 from './policies/openssh-9.0.json' with { type: 'json' };
import openssh96 from './policies/openssh-9.6.json' with { type: 'json' };
import openssh99 from './policies/openssh-9.9.json' with { type: 'json' };
import openssh100 from './policies/openssh-10.0.json' with { type: 'json' };
import pantheon from './policies/pantheon.json' with { type: 'json' };
import paramiko29 from './policies/paramiko-2.9.json' with { type: 'json' };
import paramiko4 from './policies/paramiko-4.json' with { type: 'json' };
import rhel7 from './policies/rhel-7.json' with { type: 'json' };
import rhel8 from './policies/rhel-8.json' with { type: 'json' };
import rhel9 from './policies/rhel-9.json' with { type: 'json' };
import rhel10 from './policies/rhel-10.json' with { type: 'json' };
import rhel10Fips from './policies/rhel-10-fips.json' with { type: 'json' };
import savannah from './policies/savannah.json' with { type: 'json' };
import sourceforge from './policies/sourceforge.json' with { type: 'json' };
import sourcehut from './policies/sourcehut.json' with { type: 'json' };
import twistedConch from './policies/twisted-conch.json' with { type: 'json' };
import type { Policy } from './schema.ts';

/** Every policy that comes with the program, by id. */
export const builtIn: readonly Policy[] = trusted([
  acquia,
  amazonLinux2023,
  aosCx1006,
  aur,
  awsTransfer,
  azureDevops,
  azureDevopsServer2019,
  azureDevopsServer20223,
  azureVm,
  bitbucket,
  bitbucketDc,
  bitbucketDc7,
  ciscoIos,
  codeberg,
  codecommit,
  comware,
  debian12,
  dropbear201876,
  dropbear202079,
  dropbear202282,
  dropbear202283,
  dropbear202587,
  ec2InstanceConnect,
  ec2Linux,
  ec2Windows,
  esxi,
  fedora33,
  forgejo,
  fortios76,
  gcp,
  gerrit,
  gerrit33,
  gitblit,
  gitea,
  gitee,
  github,
  githubDataResidency,
  githubEnterpriseServer319,
  githubEnterpriseServer36,
  gitlab,
  gitlabSelfManaged,
  gitlabSshd,
  goXCrypto02,
  goXCrypto03,
  goXCrypto038,
  huggingface,
  idrac7,
  idrac8,
  ilo,
  junos,
  junos223,
  launchpad,
  mikrotik6,
  mikrotik632,
  mikrotik79,
  minaSshd213,
  minaSshd23,
  minaSshd26,
  minaSshd28,
  nokiaSros227,
  openssh100,
  openssh60,
  openssh70,
  openssh72,
  openssh74,
  openssh75,
  openssh76,
  openssh82,
  openssh88,
  openssh90,
  openssh96,
  openssh99,
  pantheon,
  paramiko29,
  paramiko4,
  rhel10,
  rhel10Fips,
  rhel7,
  rhel8,
  rhel9,
  savannah,
  sourceforge,
  sourcehut,
  twistedConch,
]);
