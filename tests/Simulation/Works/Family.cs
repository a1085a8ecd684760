using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.Referrals;

namespace Kontor.Simulation.Works;

/// <summary>
/// Users open sub-accounts and bring others to an exchange, and money moves between the two, or under a number that makes sure that it moves once.
/// </summary>
internal sealed class Family(Scene scene)
{
    private readonly Remembered<(ExchangeId Exchange, SubAccount Account)> _members = new(scene.Chance);
    private readonly Remembered<(ExchangeId Exchange, Referral Referral)> _invited = new(scene.Chance);
    private long _numbers;

    public Deed Next() =>
        scene.Next(14) switch
        {
            0 => Open(),
            1 => Freeze(),
            < 6 => TransferBetween(),
            < 10 => TransferWithNumber(),
            10 => Invite(),
            11 => Deed.Of(new SetRebateShare(scene.AnyExchange(), scene.Next(12) * 100_000)),
            _ => TransferToInvitee(),
        };

    private Deed Open()
    {
        var exchange = scene.AnyExchange();
        return Deed.Of(
            new OpenSubAccount(exchange, scene.AnyUser(), $"sub-{++_numbers}"),
            account =>
            {
                _members.Add((exchange, account));
                scene.Users.Add(account.User);
            }
        );
    }

    private Deed Freeze()
    {
        var (exchange, user) = _members.TryPick(out var member) ? (member.Exchange, member.Account.User) : (scene.AnyExchange(), 3);
        var state = scene.OneIn(2) ? SubAccountState.Normal : (SubAccountState)scene.Next(4);
        return Deed.Of(new SetSubAccount(exchange, user, state));
    }

    private Deed TransferBetween()
    {
        var (exchange, main, sub) = _members.TryPick(out var member)
            ? (member.Exchange, member.Account.Main, member.Account.User)
            : (scene.AnyExchange(), scene.AnyUser(), scene.AnyUser());
        var isDown = !scene.OneIn(3);
        var place = new AccountPlace(exchange, isDown ? main : sub, Wallet(), scene.Pick(Scene.Assets));
        return Deed.Of(new TransferBetweenUsers(place, isDown ? sub : main, Wallet(), scene.Amount(50_000_000), Number()));
    }

    private Deed Invite()
    {
        var exchange = scene.AnyExchange();
        return Deed.Of(
            new SetInviter(exchange, scene.AnyUser(), scene.AnyUser(), $"code-{scene.Next(3)}"),
            referral => _invited.Add((exchange, referral))
        );
    }

    private Deed TransferToInvitee()
    {
        var (exchange, inviter, user) = _invited.TryPick(out var one)
            ? (one.Exchange, one.Referral.Inviter, one.Referral.User)
            : (scene.AnyExchange(), scene.AnyUser(), scene.AnyUser());
        var isDown = !scene.OneIn(6);
        var place = new AccountPlace(exchange, isDown ? inviter : user, Wallet(), scene.Pick(Scene.Assets));
        return Deed.Of(new TransferToInvitee(place, isDown ? user : inviter, Wallet(), scene.Amount(50_000_000)));
    }

    private Deed TransferWithNumber()
    {
        var place = new AccountPlace(scene.AnyExchange(), scene.AnyUser(), Wallet(), scene.Pick(Scene.Assets));
        return Deed.Of(new TransferWithNumber(place, Wallet(), scene.Amount(50_000_000), Number()));
    }

    private WalletId Wallet() => scene.Pick(WalletId.Spot, WalletId.Funding, WalletId.Contract);

    private string Number() => scene.OneIn(15) ? $"move-{scene.Next(10)}" : $"move-{++_numbers}";
}
