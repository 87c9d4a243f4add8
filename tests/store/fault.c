/* A tracer that counts calls and lets one of them go wrong, or stops before it. */
#include "tests/store/fault.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdint.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

/* Calls that change what is on disk or could: those of glibc 2.36 on all machines. */
static bool is_counted(const struct __ptrace_syscall_info *call, bool is_told)
{
    static const long counted[] = {
        SYS_write,     SYS_pwrite64, SYS_writev,   SYS_fsync,     SYS_fdatasync,
        SYS_ftruncate, SYS_unlinkat, SYS_renameat, SYS_renameat2, SYS_linkat,
        SYS_openat,    SYS_mkdirat,  SYS_fchmod,   SYS_fallocate,
#ifdef SYS_unlink
        SYS_unlink,    SYS_rename,   SYS_link,     SYS_mkdir,
#endif
    };
    bool is_write = call->entry.nr == SYS_write || call->entry.nr == SYS_writev;
    if (is_write && call->entry.args[0] <= 2)
        return is_told;
    for (size_t i = 0; i < G_N_ELEMENTS(counted) && !is_told; i++)
        if (call->entry.nr == (uint64_t)counted[i])
            return true;
    return false;
}

/* Can't be seen where the program lets nobody look into it: then there are none. */
static bool syncs_folder(pid_t child, const struct __ptrace_syscall_info *call)
{
    struct stat info;
    if (call->entry.nr != SYS_fsync && call->entry.nr != SYS_fdatasync)
        return false;
    g_autofree char *path = g_strdup_printf("/proc/%d/fd/%d", child, (int)call->entry.args[0]);
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static void become_program(const char *const *words)
{
    int nowhere = open("/dev/null", O_RDWR);
    for (int fd = 0; fd <= 2; fd++)
        dup2(nowhere, fd);
    g_setenv("ASAN_OPTIONS", "detect_leaks=0", TRUE); /* it traces too, and only one may */
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
        _exit(126);
    raise(SIGSTOP);
    execv(BUILD "/rectrack", (char *const *)(uintptr_t)words);
    _exit(127);
}

/* At its entry a call becomes one that does not exist; at its end it says why. */
static void spoil(pid_t child, bool is_entry, int error)
{
#ifdef __x86_64__
    struct user_regs_struct registers;
    ptrace(PTRACE_GETREGS, child, NULL, &registers);
    if (is_entry)
        registers.orig_rax = UINT64_MAX;
    else
        registers.rax = (unsigned long long)-(long long)error;
    ptrace(PTRACE_SETREGS, child, NULL, &registers);
#else
    (void)child, (void)is_entry, (void)error;
#endif
}

/* A call that writes is given half of the bytes. */
static void halve(pid_t child, const struct __ptrace_syscall_info *call)
{
#ifdef __x86_64__
    struct user_regs_struct registers;
    if (call->entry.nr != SYS_write && call->entry.nr != SYS_pwrite64)
        return;
    ptrace(PTRACE_GETREGS, child, NULL, &registers);
    registers.rdx = (registers.rdx + 1) / 2;
    ptrace(PTRACE_SETREGS, child, NULL, &registers);
#else
    (void)child, (void)call;
#endif
}

bool fault_can_fail(void)
{
#ifdef __x86_64__
    return fault_can_kill();
#else
    return false;
#endif
}

/* One stop of the child at a call: counts it and does what the fault says. */
static void stop(pid_t child, struct fault fault, struct fault_end *end, bool *is_spoilt)
{
    struct __ptrace_syscall_info call;
    if (ptrace(PTRACE_GET_SYSCALL_INFO, child, (void *)sizeof call, &call) <= 0)
        return;
    if (call.op == PTRACE_SYSCALL_INFO_EXIT && *is_spoilt) {
        spoil(child, false, fault.error);
        *is_spoilt = false;
    }
    if (call.op != PTRACE_SYSCALL_INFO_ENTRY ||
        !(fault.is_folder ? syncs_folder(child, &call) : is_counted(&call, fault.is_told)))
        return;
    end->calls++;
    bool is_it =
        fault.at && (end->calls == fault.at || (fault.is_for_ever && end->calls > fault.at));
    end->was_hit = end->was_hit || is_it;
    if (is_it && fault.is_short) {
        halve(child, &call);
    } else if (is_it && !fault.error) {
        kill(child, SIGKILL);
    } else if (is_it) {
        spoil(child, true, 0);
        *is_spoilt = true;
    }
}

static pid_t start(const char *const *words, int *how)
{
    pid_t child = fork();
    if (child == 0)
        become_program(words);
    cr_assert(child > 0 && waitpid(child, how, 0) == child);
    if (WIFSTOPPED(*how))
        ptrace(PTRACE_SETOPTIONS, child, NULL,
               (void *)(PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL));
    return child;
}

/* On to its next call, at its entry or its end; false: it is no more, or no call. */
static bool is_at_call(pid_t child, int *how, int *signal)
{
    ptrace(PTRACE_SYSCALL, child, NULL, (void *)(intptr_t)*signal); /* unless it was killed */
    cr_assert_eq(waitpid(child, how, 0), child);
    bool is_call = WIFSTOPPED(*how) && WSTOPSIG(*how) == (SIGTRAP | 0x80);
    *signal = WIFSTOPPED(*how) && !is_call && WSTOPSIG(*how) != SIGTRAP ? WSTOPSIG(*how) : 0;
    return is_call;
}

struct fault_end fault_run(const char *const *words, struct fault fault)
{
    struct fault_end end = {0};
    bool is_spoilt = false;
    int how, signal = 0;
    pid_t child = start(words, &how);
    while (WIFSTOPPED(how))
        if (is_at_call(child, &how, &signal))
            stop(child, fault, &end, &is_spoilt);
    end.was_killed = WIFSIGNALED(how);
    end.status = WIFEXITED(how) ? WEXITSTATUS(how) : -1;
    return end;
}

pid_t fault_stop(const char *const *words, unsigned at)
{
    struct __ptrace_syscall_info call;
    unsigned calls = 0;
    int how, signal = 0;
    pid_t child = start(words, &how);
    while (WIFSTOPPED(how) && calls < at)
        if (is_at_call(child, &how, &signal) &&
            ptrace(PTRACE_GET_SYSCALL_INFO, child, (void *)sizeof call, &call) > 0 &&
            call.op == PTRACE_SYSCALL_INFO_ENTRY && is_counted(&call, false))
            calls++;
    cr_assert_eq(calls, at);
    cr_assert_eq(ptrace(PTRACE_DETACH, child, NULL, (void *)(intptr_t)SIGSTOP), 0);
    cr_assert(waitpid(child, &how, WUNTRACED) == child && WIFSTOPPED(how));
    return child;
}

bool fault_can_kill(void)
{
    static const char *const version[] = {"rectrack", "--version", NULL};
    struct fault_end end = fault_run(version, (struct fault){0});
    return end.status == 0 && end.calls > 0;
}
