using Kontor.World;
using Kontor.World.State;

namespace Kontor.Analytics;

/// <summary>
/// Asks a world until it answers: one that is busy will answer later, and without what is asked for every figure would be wrong.
/// </summary>
internal static class Patience
{
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(50);

    public static ValueTask<T> AskAsync<T>(this LiveWorld world, Func<WorldState, T> read, TimeProvider time, CancellationToken stop) =>
        AskAsync(() => world.ReadAsync(read), time, stop);

    public static async ValueTask<T> AskAsync<T>(Func<ValueTask<Answer<T>>> ask, TimeProvider time, CancellationToken stop)
    {
        while (true)
        {
            var answer = await ask();
            if (answer.Status == AnswerStatus.Done)
                return answer.Value;
            await Task.Delay(s_retry, time, stop);
        }
    }
}
