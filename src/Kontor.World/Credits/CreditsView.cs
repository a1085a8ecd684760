namespace Kontor.World.Credits;

/// <summary>
/// Balances as everybody outside the loop sees them, without a lock: good for a first look. Whether a request can be paid for is
/// decided by <see cref="Spend"/> alone.
/// </summary>
public sealed class CreditsView
{
    private long[] _balances = new long[64];

    public long BalanceOf(long userNumber)
    {
        var balances = Volatile.Read(ref _balances);
        return userNumber > 0 && userNumber <= balances.Length ? Volatile.Read(ref balances[userNumber - 1]) : 0;
    }

    internal void Publish(CreditsState state)
    {
        foreach (var userNumber in state.Changes)
            Put(userNumber, state.BalanceOf(userNumber));
        state.Changes.Clear();
    }

    private void Put(long userNumber, long balance)
    {
        if (userNumber > _balances.Length)
        {
            var grown = new long[Math.Max(userNumber, (long)_balances.Length * 2)];
            _balances.CopyTo(grown, 0);
            Volatile.Write(ref _balances, grown);
        }
        Volatile.Write(ref _balances[userNumber - 1], balance);
    }
}
