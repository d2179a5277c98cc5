/** What `ssh-lint shell` prints for `eval`. */

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

const programs = ['ssh', 'scp', 'sftp'] as const;

/** The wrappers and the completions. `wrapper`: the path of `ssh-lint-ssh`. */
export function scriptFor(shell: Shell, wrapper: string): string {
  const wrappers = programs.map((program) => functions[shell](program, quote(shell, wrapper)));
  return [remarks(shell, wrapper), ...wrappers, completions[shell]].join('\n');
}

/** A path as one word of a shell. */
function quote(shell: Shell, path: string): string {
  const escaped = shell === 'fish' ? path.replaceAll(/['\\]/g, '\\$&') : path.replaceAll("'", "'\\''");
  return `'${escaped}'`;
}

const starts: Readonly<Record<Shell, string>> = {
  bash: '~/.bashrc: eval "$(ssh-lint shell bash)"',
  zsh: '~/.zshrc, behind compinit: eval "$(ssh-lint shell zsh)"',
  fish: '~/.config/fish/config.fish: ssh-lint shell fish | source',
};

function remarks(shell: Shell, wrapper: string): string {
  return `# ${starts[shell]}
# ssh, scp and sftp check first whether they can connect. They say nothing unless it is foretold that they cannot.
# \`command ssh\` or SSH_LINT=off: without the check. SSH_LINT=strict: a script stops where a terminal would be asked.
# git, too: git config --global core.sshCommand ${forGit(wrapper)}
#          git config --global ssh.variant ssh
`;
}

/** Git gives it to a shell once more. */
function forGit(path: string): string {
  return /^[\w./:-]+$/.test(path) ? path : quote('bash', quote('bash', path));
}

/** `function` keeps an alias of the same name from being put in here. */
const posix = (program: string, path: string): string => `function ${program} {
  if [ -x ${path} ]; then ${path} --as ${program} "$@"; else command ${program} "$@"; fi
}
`;

const functions: Readonly<Record<Shell, (program: string, path: string) => string>> = {
  bash: posix,
  zsh: posix,
  fish: (program, path) => `function ${program} --wraps ${program}
    if test -x ${path}
        ${path} --as ${program} $argv
    else
        command ${program} $argv
    end
end
`,
};

/** Bash breaks words at `=`, `:` and `@`, and puts what is found behind the last of them. */
const bash = `_ssh_lint() {
  local line=\${COMP_LINE:0:COMP_POINT} current words found
  read -ra words <<<"$line"
  case $line in *[[:blank:]]) words+=('') ;; esac
  current=\${words[\${#words[@]} - 1]}
  COMPREPLY=()
  while IFS= read -r found; do
    if [ "$found" = :files ]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r found; do COMPREPLY+=("$found"); done < <(compgen -f -- "\${current##*=}")
    else
      found=\${found%%$'\\t'*}
      COMPREPLY+=("\${found#"\${current%"\${current##*[=:@]}"}"}")
    fi
  done < <(command ssh-lint shell complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -F _ssh_lint ssh-lint
`;

const zsh = `_ssh_lint() {
  local line files
  local -a described
  for line in "\${(@f)$(command ssh-lint shell complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
    '') ;;
    :files) files=yes ;;
    *) described+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}") ;;
    esac
  done
  (( $#described )) && _describe ssh-lint described
  [[ -z $files ]] || _files
}
(( $+functions[compdef] )) && compdef _ssh_lint ssh-lint
:
`;

const fish = `function __ssh_lint_complete
    set -l current (commandline -ct)
    for line in (command ssh-lint shell complete -- (commandline -opc)[2..-1] "$current" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$current"
        else
            echo $line
        end
    end
end
complete -c ssh-lint -f -a '(__ssh_lint_complete)'
`;

const completions: Readonly<Record<Shell, string>> = { bash, zsh, fish };
