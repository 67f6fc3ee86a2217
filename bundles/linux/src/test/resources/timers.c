/* Two POSIX timers, one for the process and one for a thread; says ready and waits for its end. */
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
	timer_t timer;
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = 60, .sigev_value.sival_ptr = (void *)42 };

	if (timer_create(CLOCK_REALTIME, &event, &timer))
		return 1;
	event.sigev_notify = SIGEV_THREAD_ID;
	event.sigev_signo = SIGALRM;
	event._sigev_un._tid = getpid();
	if (timer_create(CLOCK_MONOTONIC, &event, &timer))
		return 1;
	puts("ready");
	fflush(stdout);
	pause();
	return 0;
}
