package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Condition.argument;
import static dev.roost.engine.syscall.Rows.*;

import java.util.List;

/**
 * Communication between processes: svipc(7), mq_overview(7); and the rings that the kernel reads and
 * writes by itself: io_setup(2), io_uring_setup(2). Objects are at home; to attach shared memory the process comes there.
 */
final class IpcCalls {
  private static final String SHARED = "Shared memory is attached at home, and travels from there.";
  private static final String RING = "The kernel reads and writes the program's memory by itself, after the call.";
  private static final String UNSIZED = "Roost does not know how long the answer to this command is.";
  private static final int O_CREAT = 0x40;

  // Commands: linux/ipc.h, linux/sem.h, linux/msg.h, linux/shm.h.
  private static final int IPC_RMID = 0;
  private static final int IPC_SET = 1;
  private static final int IPC_STAT = 2;

  // @formatter:off
  static final List<Syscall> ROWS = List.of(
      call( 29, "shmget",          home(value("key"), value("size"), value("shmflg"))),
      call( 30, "shmat",           returns(SHARED)),
      // SHM_LOCK SHM_UNLOCK
      call( 31, "shmctl",          home(value("shmid"), value("cmd"), value("buf")).when(argument(1).in(IPC_RMID, 11, 12)),
                                   home(value("shmid"), value("cmd"), in("buf", bytes(112))).when(argument(1).is(IPC_SET)),
                                   home(value("shmid"), value("cmd"), out("buf", bytes(112))).when(argument(1).is(IPC_STAT)),
                                   returns(UNSIZED)),
      call( 64, "semget",          home(value("key"), value("nsems"), value("semflg"))),
      call( 65, "semop",           blocks(value("semid"), in("sops", count(2, 6)), value("nsops"))),
      // GETPID GETVAL GETNCNT GETZCNT SETVAL
      call( 66, "semctl",          home(value("semid"), value("semnum"), value("cmd"), value("arg")).when(argument(2).in(IPC_RMID, 11, 12, 14, 15, 16)),
                                   home(value("semid"), value("semnum"), value("cmd"), in("arg", bytes(104))).when(argument(2).is(IPC_SET)),
                                   home(value("semid"), value("semnum"), value("cmd"), out("arg", bytes(104))).when(argument(2).is(IPC_STAT)),
                                   returns(UNSIZED)),
      call( 67, "shmdt",           returns(SHARED)),
      call( 68, "msgget",          home(value("key"), value("msgflg"))),
      call( 69, "msgsnd",          blocks(value("msqid"), in("msgp", size(2, 1, 8)), value("msgsz"), value("msgflg"))),
      call( 70, "msgrcv",          blocks(value("msqid"), filled("msgp", size(2, 1, 8)), value("msgsz"), value("msgtyp"), value("msgflg"))),
      call( 71, "msgctl",          home(value("msqid"), value("cmd"), value("buf")).when(argument(1).is(IPC_RMID)),
                                   home(value("msqid"), value("cmd"), in("buf", bytes(120))).when(argument(1).is(IPC_SET)),
                                   home(value("msqid"), value("cmd"), out("buf", bytes(120))).when(argument(1).is(IPC_STAT)),
                                   returns(UNSIZED)),
      call(206, "io_setup",        returns(RING)),
      call(207, "io_destroy",      returns(RING)),
      call(208, "io_getevents",    returns(RING)),
      call(209, "io_submit",       returns(RING)),
      call(210, "io_cancel",       returns(RING)),
      call(220, "semtimedop",      blocks(value("semid"), in("sops", count(2, 6)), value("nsops"), in("timeout", bytes(16)))),
      call(240, "mq_open",         home(text("name", 4096), value("oflag"), value("mode"), value("attr")).when(argument(1).hasNoneOf(O_CREAT)),
                                   home(text("name", 4096), value("oflag"), value("mode"), in("attr", bytes(64)))),
      call(241, "mq_unlink",       home(text("name", 4096))),
      call(242, "mq_timedsend",    blocks(value("mqdes"), in("msg_ptr", size(2)), value("msg_len"), value("msg_prio"), in("abs_timeout", bytes(16)))),
      call(243, "mq_timedreceive", blocks(value("mqdes"), filled("msg_ptr", size(2)), value("msg_len"), out("msg_prio", bytes(4)), in("abs_timeout", bytes(16)))),
      call(244, "mq_notify",       returns("What is notified may be a pointer that is not carried.")),
      call(245, "mq_getsetattr",   home(value("mqdes"), in("newattr", bytes(64)), out("oldattr", bytes(64)))),
      call(333, "io_pgetevents",   returns(RING)),
      call(425, "io_uring_setup",  returns(RING)),
      call(426, "io_uring_enter",  returns(RING)),
      call(427, "io_uring_register", returns(RING)));
  // @formatter:on

  private IpcCalls() {}
}
