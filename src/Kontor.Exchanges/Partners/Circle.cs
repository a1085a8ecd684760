using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Referrals;
using Kontor.World.State;

namespace Kontor.Exchanges.Partners;

/// <summary>Those whom a user brought to an exchange, in the order of their registration, and what that earns.</summary>
/// <param name="SharePpm">What the inviter gets of their fees, in millionths.</param>
/// <param name="Assets">All of the exchange, by their numbers.</param>
public sealed record Circle(int SharePpm, IReadOnlyList<Invitee> Invitees, IReadOnlyList<AssetRecord> Assets)
{
    private const int Million = 1_000_000;

    public Invitee? Find(long user) => Invitees.FirstOrDefault(one => one.User.Number == user);

    /// <summary>What a fee earns, cut off behind the asset's last decimal.</summary>
    public Int128 ShareOf(Int128 fee) => (fee / Million * SharePpm) + (fee % Million * SharePpm / Million);

    internal static Circle Of(WorldState state, ExchangeId exchange, long inviter)
    {
        var ledger = state.Ledger.Find(exchange)!;
        var book = state.Referrals.Of(ledger);
        return new Circle(
            book.SharePpm,
            [
                .. book.InviteesOf(inviter)
                    .Select(referral => new Invitee(
                        referral,
                        state.Directory.FindUser(referral.User)!,
                        [.. book.InviteesOf(referral.User).Select(one => one.User)]
                    )),
            ],
            [.. ledger.Assets.All]
        );
    }
}

/// <param name="Own">The numbers of those whom it brought itself.</param>
public sealed record Invitee(Referral Referral, UserRecord User, IReadOnlyList<long> Own);
