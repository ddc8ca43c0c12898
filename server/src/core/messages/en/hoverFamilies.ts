// English texts: what a parameter of a service does, by the part of its name behind the service's. `who` is the service, in words.

export const families = {
  ofService: (service: string) => `the service ${service}`,
  ofPlaceholder: 'the service',
  ofAll: 'any service without such a value of its own',
  summaries: {
    _delivery_slot_cost: (who: string) =>
      `After how many delivered recipients a mail earns a delivery slot, in the queue of ${who}. With enough slots another mail may overtake it; 0 means never.`,
    _delivery_slot_discount: (who: string) => `How many percent of the delivery slots for overtaking may still be missing, in the queue of ${who}.`,
    _delivery_slot_loan: (who: string) => `How many of the delivery slots for overtaking may still be missing, in the queue of ${who}.`,
    _minimum_delivery_slots: (who: string) => `A mail that can never earn this many delivery slots is never overtaken in the queue of ${who}.`,
    _destination_concurrency_failed_cohort_limit: (who: string) =>
      `How many rounds of parallel deliveries must fail before ${who} takes a destination for dead and leaves it alone for a while.`,
    _destination_concurrency_limit: (who: string) => `Most parallel deliveries to one destination by ${who}.`,
    _destination_concurrency_negative_feedback: (who: string) =>
      `How far a failed connection lowers the number of parallel deliveries to a destination by ${who}.`,
    _destination_concurrency_positive_feedback: (who: string) => `How far a success raises the number of parallel deliveries to a destination by ${who}.`,
    _destination_rate_delay: (who: string) => `Pause between two deliveries to the same destination by ${who}; 0 means none.`,
    _destination_recipient_limit: (who: string) =>
      `Most recipients of one delivery by ${who}. With 1, the limit for parallel deliveries counts by recipient, not by domain.`,
    _extra_recipient_limit: (who: string) => `How many more recipients are held in memory for mails that overtake others, for ${who}.`,
    _initial_destination_concurrency: (who: string) => `With how many parallel deliveries to a destination ${who} begins.`,
    _recipient_limit: (who: string) => `Most recipients held in memory for ${who}.`,
    _recipient_refill_delay: (who: string) => `After how long, at the latest, more recipients of a large mail are read into memory for ${who}.`,
    _recipient_refill_limit: (who: string) => `How many recipients of a large mail are read into memory at a time for ${who}.`,
    _time_limit: (who: string) => `How long a command may run that ${who} starts.`,
    _transport_rate_delay: (who: string) => `Pause between any two deliveries by ${who}, whatever the destination; 0 means none.`,
  } as Readonly<Record<string, (who: string) => string>>,
};
