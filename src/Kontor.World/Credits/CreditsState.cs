using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Credits;

/// <summary>Prepaid credits by user, and the statement that explains every change of them.</summary>
public sealed class CreditsState : IStateFolder
{
    // By user number less one. Only users who ever had credits and those before them take room.
    private readonly List<Account> _accounts = [];

    private readonly record struct Account(long Balance, long ToppedUp, long Spent);

    public string Name => "credits";

    public HotWindow<StatementLine> Statement { get; private set; } = new(1);

    /// <summary>Users whose balance changed since it was last published.</summary>
    internal List<long> Changes { get; } = [];

    public long BalanceOf(long userNumber) => userNumber > 0 && userNumber <= _accounts.Count ? _accounts[(int)userNumber - 1].Balance : 0;

    /// <summary>The user's statement, newest first, as far as it is still held.</summary>
    public ImmutableArray<StatementLine> StatementOf(long userNumber, int max) => [.. Statement.NewestFirstOf(userNumber).Take(max)];

    internal void Begin(int statementLinesMax) => Statement = new HotWindow<StatementLine>(statementLinesMax);

    internal Outcome<long> TopUp(long userNumber, long amount, string note, long nowMs)
    {
        var account = Open(userNumber);
        if (amount > long.MaxValue - account.ToppedUp)
            return Reject.Overflow;
        var after = new Account(account.Balance + amount, account.ToppedUp + amount, account.Spent);
        return Put(userNumber, after, amount, "", note, nowMs);
    }

    internal Outcome<long> Spend(long userNumber, long amount, string requestId, string path, long nowMs)
    {
        if (BalanceOf(userNumber) < amount)
            return Reject.NotEnough;
        var account = Open(userNumber);
        var after = new Account(account.Balance - amount, account.ToppedUp, account.Spent + amount);
        return Put(userNumber, after, -amount, requestId, path, nowMs);
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_accounts.Count);
        foreach (var account in _accounts)
        {
            writer.WriteLong(account.Balance);
            writer.WriteLong(account.ToppedUp);
            writer.WriteLong(account.Spent);
        }
        writer.WriteUnsigned((ulong)Statement.Max);
        writer.WriteLong(Statement.OldestId);
        writer.WriteCount((int)(Statement.NextId - Statement.OldestId));
        foreach (var line in Statement.OldestFirst())
        {
            writer.WriteLong(line.UserNumber);
            writer.WriteLong(line.Delta);
            writer.WriteLong(line.BalanceAfter);
            writer.WriteText(line.RequestId);
            writer.WriteText(line.Text);
            writer.WriteLong(line.TimeMs);
        }
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            _accounts.Add(new Account(reader.ReadLong(), reader.ReadLong(), reader.ReadLong()));
            Changes.Add(_accounts.Count);
        }
        Statement = new HotWindow<StatementLine>((int)reader.ReadUnsigned());
        Statement.Continue(reader.ReadLong());
        for (var left = reader.ReadCount(); left > 0; left--)
            Statement.Add(ReadLine(ref reader, Statement.NextId, out var line), line);
    }

    public void Check(ICollection<string> broken)
    {
        for (var index = 0; index < _accounts.Count; index++)
        {
            var account = _accounts[index];
            if (account.Balance < 0 || account.Balance != account.ToppedUp - account.Spent)
                broken.Add($"credits: the balance of user {index + 1} is not what was topped up less what was spent");
        }
    }

    private Account Open(long userNumber)
    {
        while (_accounts.Count < userNumber)
            _accounts.Add(default);
        return _accounts[(int)userNumber - 1];
    }

    private Outcome<long> Put(long userNumber, Account account, long delta, string requestId, string text, long nowMs)
    {
        Invariant.Holds(account.Balance >= 0);
        _accounts[(int)userNumber - 1] = account;
        var line = new StatementLine
        {
            Id = Statement.NextId,
            UserNumber = userNumber,
            Delta = delta,
            BalanceAfter = account.Balance,
            RequestId = requestId,
            Text = text,
            TimeMs = nowMs,
        };
        Statement.Add(userNumber, line);
        Changes.Add(userNumber);
        return account.Balance;
    }

    private static long ReadLine(ref RecordReader reader, long id, out StatementLine line)
    {
        line = new StatementLine
        {
            Id = id,
            UserNumber = reader.ReadLong(),
            Delta = reader.ReadLong(),
            BalanceAfter = reader.ReadLong(),
            RequestId = reader.ReadText(),
            Text = reader.ReadText(),
            TimeMs = reader.ReadLong(),
        };
        return line.UserNumber;
    }
}
