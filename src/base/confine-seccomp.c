// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * System calls, by libseccomp: see confine-system.h. The filter names what no
 * reader needs and refuses it with EPERM; the rest is allowed. A list of what
 * is needed would be shorter, but C libraries change what they call from one
 * release to the next, and a reader would then die of an update. What is on the
 * list here leads out of the process: to programs, other processes, sockets,
 * devices, other roots, the kernel's own interior; or past the filter itself.
 * Opening and writing files is left to Landlock, which knows paths.
 */
#include <config.h>

#include "base/confine-system.h"

#if HAVE_SECCOMP

#include <errno.h>
#include <seccomp.h>
#include <sys/ioctl.h>

/* By name: not every kernel, machine or version of the library knows all. */
static const char *const refused[] = {
    /* Programs and processes. */
    "execve", "execveat", "fork", "vfork", "clone", "clone3", "ptrace",
    "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "kill",
    "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_open",
    "pidfd_getfd", "pidfd_send_signal", "uselib", "personality",
    /* Other machines and other programs' doors. */
    "socket", "socketpair", "socketcall", "connect", "bind", "listen", "accept",
    "accept4", "sendto", "sendmsg", "sendmmsg", "shmget", "shmat", "semget",
    "msgget", "mq_open", "ipc",
    /* Files: who may use them, links, and what comes past paths. */
    "chmod", "fchmodat", "fchmodat2", "chown", "chown32", "fchown", "fchown32",
    "lchown", "lchown32", "fchownat", "setxattr", "lsetxattr", "fsetxattr",
    "link", "linkat", "symlink", "symlinkat", "mknod", "mknodat",
    "memfd_create", "memfd_secret", "name_to_handle_at", "open_by_handle_at",
    "fanotify_init",
    /* Roots, mounts, namespaces and who one is. */
    "chroot", "pivot_root", "mount", "umount", "umount2", "move_mount",
    "open_tree", "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr",
    "unshare", "setns", "setuid", "setuid32", "setgid", "setgid32", "setreuid",
    "setreuid32", "setregid", "setregid32", "setresuid", "setresuid32",
    "setresgid", "setresgid32", "setfsuid", "setfsuid32", "setfsgid",
    "setfsgid32", "setgroups", "setgroups32", "capset",
    /* The kernel itself, and calls made without the filter. */
    "io_uring_setup", "io_uring_enter", "io_uring_register", "bpf",
    "perf_event_open", "userfaultfd", "keyctl", "add_key", "request_key",
    "init_module", "finit_module", "delete_module", "kexec_load",
    "kexec_file_load", "reboot", "swapon", "swapoff", "acct", "quotactl",
    "quotactl_fd", "syslog", "iopl", "ioperm", "modify_ldt", "vhangup",
    "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "sethostname",
    "setdomainname", "nfsservctl", "lookup_dcookie", "vm86", "vm86old"};

/* Of ioctl: typing for the one who sits at the terminal, and what a console
 * can be made to do. */
static const unsigned long refused_ioctls[] = {TIOCSTI,
#ifdef TIOCLINUX
    TIOCLINUX,
#endif
    TIOCSETD, TIOCCONS};

static bool
refuse_ioctls(scmp_filter_ctx filter)
{
	bool good = true;

	for (size_t i = 0;
	     i < sizeof(refused_ioctls) / sizeof(refused_ioctls[0]); i++)
		good = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
			   SCMP_SYS(ioctl), 1,
			   SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffffu,
			       refused_ioctls[i])) == 0 &&
		    good;
	return good;
}

static bool
refuse_calls(scmp_filter_ctx filter)
{
	bool good = true;

	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		int call = seccomp_syscall_resolve_name(refused[i]);

		/* Below zero: it is of another machine, or of none. */
		if (call >= 0 &&
		    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) !=
			0)
			good = false;
	}
	return good;
}

bool
confine_by_seccomp(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	bool done = filter && refuse_calls(filter) && refuse_ioctls(filter) &&
	    seccomp_load(filter) == 0;

	if (filter)
		seccomp_release(filter);
	return done;
}

#else

bool
confine_by_seccomp(void)
{
	return false;
}

#endif
