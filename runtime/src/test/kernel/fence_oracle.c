// SPDX-License-Identifier: GPL-2.0-only
/*
 * Asks the kernel's dma_fence core what Palisade's runtime is asked, to compare the answers.
 *
 * This module is a test of its own. It is compiled against a kernel's headers, is loaded into a virtual machine and
 * nowhere else, and is no part of what Palisade ships; hence its own licence.
 *
 * Write one sequence to /proc/fence_oracle, and read what it answered:
 *
 *   name*times: step; step; race step | step; .step
 *
 * README.md in this folder lists the steps. A step that has an answer appends it to the sequence's answer, unless a dot
 * stands before it. A sequence that is done several times answers once if its answers agree, and else with all of them.
 */
#include <linux/completion.h>
#include <linux/ctype.h>
#include <linux/delay.h>
#include <linux/dma-fence-array.h>
#include <linux/dma-fence-chain.h>
#include <linux/dma-fence-unwrap.h>
#include <linux/dma-fence.h>
#include <linux/irq_work.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/proc_fs.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define FENCES 26
#define CALLS 10
#define TIMELINES 4
#define RACERS 4
#define WORDS 8
#define STEP 96
#define ANSWER 512

/* What a fence's driver does when it is asked to see to the signal. */
enum flavour { ARMS, REFUSES, FAILS, PLAIN, POLLED, FLAVOURS };
static const char *const flavours[FLAVOURS] = { "arms", "refuses", "fails", "plain", "polled" };

enum event { ADDED, REMOVED, RAN, SIGNALED, WOKEN, EVENTS };
static const char *const events[EVENTS] = { "added", "removed", "ran", "signaled", "woken" };

struct sequence;

struct place {
	struct dma_fence *fence;
	struct sequence *sequence;
	atomic_t enabled;
	atomic_t released;
	int made;
	enum flavour flavour;
	bool ready;
};

struct made_fence {
	struct dma_fence base; /* first, so that dma_fence_free() frees all of it */
	struct place *place;
};

struct call {
	struct dma_fence_cb cb;
	struct sequence *sequence;
	char then[STEP];
};

struct sequence {
	spinlock_t lock[TIMELINES];
	unsigned int seqno[TIMELINES];
	u64 context;
	struct place place[FENCES];
	struct call call[CALLS];
	atomic_t count[EVENTS];
	spinlock_t ran_lock;
	char ran[ANSWER];
	char answer[ANSWER];
};

struct racer {
	struct sequence *sequence;
	atomic_t *gate;
	struct completion over;
	char step[STEP];
};

static void do_step(struct sequence *sequence, const char *step, char *answer);

/* ------------------------------------------------------------------------------------------------ the driver */

static struct place *place_of(struct dma_fence *fence)
{
	return container_of(fence, struct made_fence, base)->place;
}

static const char *name(struct dma_fence *fence)
{
	return "oracle";
}

static bool enable(struct dma_fence *fence)
{
	struct place *place = place_of(fence);

	atomic_inc(&place->enabled);
	if (place->flavour == FAILS)
		dma_fence_set_error(fence, -EIO);
	return place->flavour != REFUSES && place->flavour != FAILS;
}

static bool check(struct dma_fence *fence)
{
	return READ_ONCE(place_of(fence)->ready);
}

static void release(struct dma_fence *fence)
{
	atomic_inc(&place_of(fence)->released);
	dma_fence_free(fence);
}

static const struct dma_fence_ops plain_ops = {
	.get_driver_name = name,
	.get_timeline_name = name,
	.release = release,
};

static const struct dma_fence_ops arming_ops = {
	.get_driver_name = name,
	.get_timeline_name = name,
	.enable_signaling = enable,
	.release = release,
};

static const struct dma_fence_ops polled_ops = {
	.get_driver_name = name,
	.get_timeline_name = name,
	.enable_signaling = enable,
	.signaled = check,
	.release = release,
};

/* ---------------------------------------------------------------------------------------------------- helpers */

static void nothing(struct irq_work *work)
{
}

/*
 * Containers are signaled from irq_work on the CPU that signaled the child. Each caller is bound to a CPU, so when work of
 * our own has been done there, so has what was queued before; a container in a container takes another round.
 */
static void settle(void)
{
	int round;

	for (round = 0; round < 4; round++) {
		struct irq_work work;

		init_irq_work(&work, nothing);
		irq_work_queue(&work);
		irq_work_sync(&work);
	}
}

static void called(struct dma_fence *fence, struct dma_fence_cb *cb)
{
	struct call *call = container_of(cb, struct call, cb);
	struct sequence *sequence = call->sequence;
	unsigned long flags;
	char unheard[ANSWER / 8];

	atomic_inc(&sequence->count[RAN]);
	spin_lock_irqsave(&sequence->ran_lock, flags);
	snprintf(sequence->ran + strlen(sequence->ran), ANSWER - strlen(sequence->ran), "%s%d", *sequence->ran ? "," : "",
		 (int)(call - sequence->call));
	spin_unlock_irqrestore(&sequence->ran_lock, flags);
	if (*call->then)
		do_step(sequence, call->then, unheard);
}

static int index_in(const char *const *names, int count, const char *name)
{
	int i;

	for (i = 0; i < count; i++)
		if (name && !strcmp(names[i], name))
			return i;
	return 0;
}

static struct place *place(struct sequence *sequence, const char *name)
{
	return &sequence->place[islower(*name) ? *name - 'a' : 0];
}

static int number(const char *text)
{
	int value = 0;

	return text && !kstrtoint(text, 10, &value) ? value : 0;
}

/* The fences that words name; each with a reference. */
static struct dma_fence **fences_of(struct sequence *sequence, char **word, int *count)
{
	struct dma_fence **fences = kcalloc(WORDS, sizeof(*fences), GFP_KERNEL);

	for (*count = 0; fences && word[*count]; ++*count)
		fences[*count] = dma_fence_get(place(sequence, word[*count])->fence);
	return fences;
}

/* ------------------------------------------------------------------------------------------------------ making */

static void make(struct sequence *sequence, struct place *at, int timeline, const char *flavour)
{
	struct made_fence *fence = kzalloc(sizeof(*fence), GFP_KERNEL);
	const struct dma_fence_ops *ops;

	if (!fence)
		return;
	timeline %= TIMELINES;
	fence->place = at;
	at->flavour = index_in(flavours, FLAVOURS, flavour);
	at->made = 1;
	ops = at->flavour == PLAIN ? &plain_ops : at->flavour == POLLED ? &polled_ops : &arming_ops;
	dma_fence_init(&fence->base, ops, &sequence->lock[timeline], sequence->context + timeline,
		       ++sequence->seqno[timeline]);
	at->fence = &fence->base;
}

static void make_array(struct sequence *sequence, struct place *at, char **word, bool any)
{
	int count;
	struct dma_fence **fences = fences_of(sequence, word, &count);
	struct dma_fence_array *array = dma_fence_array_create(count, fences, dma_fence_context_alloc(1), 1, any);

	at->fence = &array->base;
}

static void make_link(struct sequence *sequence, struct place *at, char **word)
{
	struct dma_fence_chain *link = dma_fence_chain_alloc();
	struct dma_fence *previous = *word[0] == '-' ? NULL : dma_fence_get(place(sequence, word[0])->fence);

	dma_fence_chain_init(link, previous, dma_fence_get(place(sequence, word[1])->fence), number(word[2]));
	at->fence = &link->base;
}

static void merge(struct sequence *sequence, struct place *at, char **word)
{
	struct dma_fence_unwrap cursors[WORDS];
	int count, i;
	struct dma_fence **fences = fences_of(sequence, word, &count);

	at->fence = __dma_fence_unwrap_merge(count, fences, cursors);
	for (i = 0; i < count; i++)
		dma_fence_put(fences[i]);
	kfree(fences);
}

/* ------------------------------------------------------------------------------------------------------ asking */

static int add(struct sequence *sequence, struct place *at, int which, const char *then)
{
	struct call *call = &sequence->call[which % CALLS];
	int refused;

	strscpy(call->then, then, STEP);
	call->sequence = sequence;
	refused = dma_fence_add_callback(at->fence, &call->cb, called);
	if (!refused)
		atomic_inc(&sequence->count[ADDED]);
	return refused;
}

static int remove(struct sequence *sequence, struct place *at, int which)
{
	bool removed = dma_fence_remove_callback(at->fence, &sequence->call[which % CALLS].cb);

	if (removed)
		atomic_inc(&sequence->count[REMOVED]);
	return removed;
}

static int signal(struct sequence *sequence, struct place *at)
{
	int refused = dma_fence_signal(at->fence);

	if (!refused)
		atomic_inc(&sequence->count[SIGNALED]);
	return refused;
}

static int wait(struct sequence *sequence, struct place *at, int milliseconds)
{
	bool woken = dma_fence_wait_timeout(at->fence, false, msecs_to_jiffies(milliseconds)) > 0;

	if (woken)
		atomic_inc(&sequence->count[WOKEN]);
	return woken;
}

static void find(struct place *at, int seqno, char *answer)
{
	struct dma_fence *found = dma_fence_get(at->fence);
	int refused = dma_fence_chain_find_seqno(&found, seqno);

	if (refused)
		snprintf(answer, STEP, "%d", refused);
	else if (found)
		snprintf(answer, STEP, "0 %llu", found->seqno);
	else
		strscpy(answer, "0 -", STEP);
	dma_fence_put(found);
}

static int pending_leaves(struct place *at)
{
	struct dma_fence_unwrap cursor;
	struct dma_fence *leaf;
	int pending = 0;

	dma_fence_unwrap_for_each(leaf, &cursor, at->fence)
		pending += !dma_fence_is_signaled(leaf);
	return pending;
}

static int missing(struct sequence *sequence)
{
	return atomic_read(&sequence->count[ADDED]) - atomic_read(&sequence->count[REMOVED]) -
	       atomic_read(&sequence->count[RAN]);
}

static bool makes(struct sequence *sequence, struct place *at, char **word)
{
	if (!strcmp(word[0], "new"))
		make(sequence, at, number(word[2]), word[3]);
	else if (!strcmp(word[0], "all"))
		make_array(sequence, at, word + 2, false);
	else if (!strcmp(word[0], "any"))
		make_array(sequence, at, word + 2, true);
	else if (!strcmp(word[0], "chain"))
		make_link(sequence, at, word + 2);
	else if (!strcmp(word[0], "merge"))
		merge(sequence, at, word + 2);
	else
		return false;
	return true;
}

static bool changes(struct sequence *sequence, struct place *at, char **word)
{
	if (!strcmp(word[0], "enable"))
		dma_fence_enable_sw_signaling(at->fence);
	else if (!strcmp(word[0], "error"))
		dma_fence_set_error(at->fence, number(word[2]));
	else if (!strcmp(word[0], "ready"))
		WRITE_ONCE(at->ready, true);
	else if (!strcmp(word[0], "put"))
		dma_fence_put(xchg(&at->fence, NULL));
	else
		return false;
	return true;
}

static bool tells(struct sequence *sequence, struct place *at, char **word, int *answer)
{
	if (!strcmp(word[0], "add"))
		*answer = add(sequence, at, number(word[2]), "");
	else if (!strcmp(word[0], "remove"))
		*answer = remove(sequence, at, number(word[2]));
	else if (!strcmp(word[0], "signal"))
		*answer = signal(sequence, at);
	else if (!strcmp(word[0], "wait"))
		*answer = wait(sequence, at, number(word[2]));
	else if (!strcmp(word[0], "status"))
		*answer = dma_fence_get_status(at->fence);
	else if (!strcmp(word[0], "signaled"))
		*answer = dma_fence_is_signaled(at->fence);
	else if (!strcmp(word[0], "enabled"))
		*answer = atomic_read(&at->enabled);
	else if (!strcmp(word[0], "released"))
		*answer = atomic_read(&at->released);
	else if (!strcmp(word[0], "seqno"))
		*answer = at->fence->seqno;
	else if (!strcmp(word[0], "leaves"))
		*answer = pending_leaves(at);
	else if (!strcmp(word[0], "same"))
		*answer = at->fence == place(sequence, word[2])->fence;
	else if (!strcmp(word[0], "later"))
		*answer = dma_fence_is_later(at->fence, place(sequence, word[2])->fence);
	else if (!strcmp(word[0], "count"))
		*answer = atomic_read(&sequence->count[index_in(events, EVENTS, word[1])]);
	else if (!strcmp(word[0], "missing"))
		*answer = missing(sequence);
	else
		return false;
	return true;
}

/* One step, which is no race; what it answers, or an empty text. */
static void do_step(struct sequence *sequence, const char *step, char *answer)
{
	char text[STEP];
	char *rest = text, *word[WORDS + 1] = {};
	struct place *at;
	int count = 0, told;

	*answer = '\0';
	strscpy(text, step, STEP);
	while (rest && count < WORDS) {
		word[count] = strsep(&rest, " ");
		/* "on a 1 signal b": the rest is what the callback does */
		if (++count == 3 && rest && !strcmp(word[0], "on"))
			break;
	}
	at = place(sequence, word[1] ?: "a");
	if (!strcmp(word[0], "on"))
		snprintf(answer, STEP, "%d", add(sequence, at, number(word[2]), rest ?: ""));
	else if (!strcmp(word[0], "find"))
		find(at, number(word[2]), answer);
	else if (!strcmp(word[0], "ran"))
		strscpy(answer, *sequence->ran ? sequence->ran : "-", ANSWER / 8);
	else if (makes(sequence, at, word) || changes(sequence, at, word))
		return;
	else if (tells(sequence, at, word, &told))
		snprintf(answer, STEP, "%d", told);
	else
		snprintf(answer, STEP, "?%s", word[0]);
}

/* ----------------------------------------------------------------------------------------------------- running */

static int run_racer(void *argument)
{
	struct racer *racer = argument;
	char unheard[ANSWER / 8];

	atomic_dec(racer->gate);
	while (atomic_read(racer->gate))
		cond_resched();
	do_step(racer->sequence, racer->step, unheard);
	settle();
	complete(&racer->over);
	return 0;
}

static void race(struct sequence *sequence, char *steps)
{
	struct racer *racers = kcalloc(RACERS, sizeof(*racers), GFP_KERNEL);
	atomic_t gate = ATOMIC_INIT(0);
	int count, i;

	if (!racers)
		return;
	for (count = 0; steps && count < RACERS; count++) {
		strscpy(racers[count].step, strim(strsep(&steps, "|")), STEP);
		racers[count].sequence = sequence;
		racers[count].gate = &gate;
		init_completion(&racers[count].over);
	}
	atomic_set(&gate, count);
	for (i = 0; i < count; i++) {
		struct task_struct *task = kthread_create(run_racer, &racers[i], "racer/%d", i);

		kthread_bind(task, i % num_online_cpus());
		wake_up_process(task);
	}
	for (i = 0; i < count; i++)
		wait_for_completion(&racers[i].over);
	kfree(racers);
}

static void append(struct sequence *sequence, const char *text)
{
	size_t length = strlen(sequence->answer);

	if (*text)
		snprintf(sequence->answer + length, ANSWER - length, "%s%s", length ? " " : "", text);
}

/* Signals what is pending and lets go of all; says so if a fence is still held by somebody. */
static void end(struct sequence *sequence)
{
	int i;

	for (i = 0; i < FENCES; i++) {
		struct dma_fence *fence = sequence->place[i].fence;

		if (fence && !dma_fence_is_container(fence) && !dma_fence_signal(fence))
			settle();
	}
	for (i = 0; i < FENCES; i++)
		dma_fence_put(sequence->place[i].fence);
	settle();
	for (i = 0; i < FENCES; i++)
		if (sequence->place[i].made != atomic_read(&sequence->place[i].released))
			append(sequence, "leaked");
}

static void run_once(const char *steps, char *answer)
{
	struct sequence *sequence = kzalloc(sizeof(*sequence), GFP_KERNEL);
	char *copy = kstrdup(steps, GFP_KERNEL), *rest = copy, told[ANSWER / 8];
	int i;

	for (i = 0; i < TIMELINES; i++)
		spin_lock_init(&sequence->lock[i]);
	spin_lock_init(&sequence->ran_lock);
	sequence->context = dma_fence_context_alloc(TIMELINES);
	while (rest) {
		char *step = strim(strsep(&rest, ";"));
		bool silent = *step == '.';

		if (!strncmp(step, "race ", 5)) {
			race(sequence, step + 5);
		} else {
			do_step(sequence, step + silent, told);
			settle();
			if (!silent)
				append(sequence, told);
		}
	}
	end(sequence);
	strscpy(answer, sequence->answer, ANSWER);
	/* A leaked fence still points into it. */
	if (!strstr(answer, "leaked"))
		kfree(sequence);
	kfree(copy);
}

static DEFINE_MUTEX(busy);
static char line[2 * PAGE_SIZE], reply[4 * ANSWER];

static void run(char *text)
{
	static char first[ANSWER], answer[ANSWER];
	char *times = strsep(&text, ":"), *name = strsep(&times, "*");
	int left;

	if (!text) {
		strscpy(reply, "?\n", sizeof(reply));
		return;
	}
	run_once(text, first);
	strscpy(answer, first, ANSWER);
	for (left = number(times) - 1; left > 0 && !strcmp(first, answer); left--)
		run_once(text, answer);
	if (strcmp(first, answer))
		snprintf(reply, sizeof(reply), "%s: %s | %s\n", name, first, answer);
	else
		snprintf(reply, sizeof(reply), "%s: %s\n", name, first);
}

static ssize_t write_sequence(struct file *file, const char __user *from, size_t size, loff_t *offset)
{
	if (size >= sizeof(line))
		return -E2BIG;
	mutex_lock(&busy);
	if (copy_from_user(line, from, size)) {
		mutex_unlock(&busy);
		return -EFAULT;
	}
	line[size] = '\0';
	set_cpus_allowed_ptr(current, cpumask_of(0));
	run(strim(line));
	mutex_unlock(&busy);
	return size;
}

static ssize_t read_answer(struct file *file, char __user *to, size_t size, loff_t *offset)
{
	return simple_read_from_buffer(to, size, offset, reply, strlen(reply));
}

static const struct proc_ops oracle_ops = {
	.proc_write = write_sequence,
	.proc_read = read_answer,
};

static int __init oracle_init(void)
{
	return proc_create("fence_oracle", 0600, NULL, &oracle_ops) ? 0 : -ENOMEM;
}

static void __exit oracle_exit(void)
{
	remove_proc_entry("fence_oracle", NULL);
	rcu_barrier();
}

module_init(oracle_init);
module_exit(oracle_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Asks the dma_fence core what Palisade's runtime is asked");
