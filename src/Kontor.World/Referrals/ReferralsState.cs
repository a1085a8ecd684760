using Kontor.World.Codec;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Referrals;

/// <summary>Who brought whom, at every exchange for itself.</summary>
public sealed class ReferralsState : IStateFolder
{
    private readonly List<ReferralBook> _books = [];
    private readonly LedgerState _ledger;
    private readonly DirectoryState _directory;

    internal ReferralsState(LedgerState ledger, DirectoryState directory) => (_ledger, _directory) = (ledger, directory);

    public string Name => "referrals";

    /// <summary>The book of an exchange that is known to exist.</summary>
    public ReferralBook Of(ExchangeLedger ledger) => _books[ledger.Index];

    public ReferralBook? Find(ExchangeId exchange) => _ledger.Find(exchange) is { } ledger ? Of(ledger) : null;

    internal void Begin(int exchanges)
    {
        for (var index = 0; index < exchanges; index++)
            _books.Add(new ReferralBook());
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_books.Count);
        foreach (var book in _books)
            book.Save(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        Begin(reader.ReadCount());
        foreach (var book in _books)
            book.Load(ref reader);
    }

    public void Check(ICollection<string> broken)
    {
        foreach (var book in _books)
        foreach (var referral in book.All)
        {
            if (_directory.FindUser(referral.User) is null || _directory.FindUser(referral.Inviter) is null)
                broken.Add($"referrals: {referral.Inviter} brought {referral.User}, and one of the two does not exist");
            if (book.Descends(referral.Inviter, referral.User))
                broken.Add($"referrals: {referral.User} and {referral.Inviter} brought one another");
        }
    }
}
