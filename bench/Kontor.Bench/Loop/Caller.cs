using System.Diagnostics;
using Kontor.World;

namespace Kontor.Bench.Loop;

/// <summary>Somebody who keeps a number of commands on their way: whenever the oldest is answered, the next one is sent.</summary>
internal sealed class Caller(LiveWorld world, int inFlight)
{
    private readonly Touch[] _commands = [.. Enumerable.Range(0, inFlight).Select(number => new Touch(number))];
    private readonly ValueTask<Answer<long>>[] _answers = new ValueTask<Answer<long>>[inFlight];
    private readonly long[] _sentAt = new long[inFlight];

    public async Task RunAsync(int commands, Histogram latencies)
    {
        for (var number = 0; number < commands + inFlight; number++)
        {
            var slot = number % inFlight;
            if (number >= inFlight)
                Note(slot, await _answers[slot], latencies);
            if (number < commands)
                Send(slot);
        }
    }

    private void Send(int slot)
    {
        _sentAt[slot] = Stopwatch.GetTimestamp();
        Keep(slot, world.ExecuteAsync(_commands[slot]));
    }

    private void Keep(int slot, ValueTask<Answer<long>> answer) => _answers[slot] = answer;

    private void Note(int slot, Answer<long> answer, Histogram latencies)
    {
        if (answer.Value != slot)
            throw new InvalidOperationException("Somebody else's answer.");
        latencies.Add(Stopwatch.GetTimestamp() - _sentAt[slot]);
    }
}
