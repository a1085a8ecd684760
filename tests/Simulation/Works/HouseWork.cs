using Kontor.World.Chains;
using Kontor.World.Credits;
using Kontor.World.Directory;
using Kontor.World.Services;

namespace Kontor.Simulation.Works;

/// <summary>What operators do: users, keys, brokers, services, credits, chains and facts.</summary>
internal sealed class HouseWork(Scene scene)
{
    private const string Dialect = "bitmart";

    private readonly Scribes _scribes = new(scene);
    private readonly Remembered<string> _keys = new(scene.Chance);
    private readonly Remembered<string> _chains = new(scene.Chance);
    private readonly Remembered<(string Chain, string Guid)> _jobs = new(scene.Chance);
    private long _names;

    public Deed Next() =>
        scene.Next(23) switch
        {
            < 2 => Deed.Of(new CreateUser(scene.OneIn(5) ? "user-1" : $"late-{++_names}"), user => scene.Users.Add(user.Number)),
            < 4 => PatchUser(),
            < 6 => CreateKey(),
            < 8 => PatchKey(),
            8 => Deed.Of(new DefineBroker(scene.OneIn(10) ? "" : $"broker-{scene.Next(5)}", ["one.example"])),
            < 11 => SetService(),
            < 13 => Deed.Of(new TopUp(scene.AnyUser(), scene.Next(1_000), "a gift")),
            < 16 => Deed.Of(new Spend(scene.AnyUser(), scene.Next(50), $"request-{++_names}", "/path")),
            16 => DefineChain(),
            < 19 => MineBlocks(),
            19 => RecordVerification(),
            < 22 => _scribes.Next(),
            _ => Deed.Of(new OpenAccount(scene.AnyUser(), (AccountKinds)scene.Next(8))),
        };

    private Deed PatchUser() =>
        Deed.Of(
            new PatchUser(scene.AnyUser())
            {
                State = (UserState)scene.Next(4),
                HasSecondFactor = scene.OneIn(2),
                Accounts = scene.OneIn(20) ? (AccountKinds)scene.Next(8) : AccountKinds.All,
            }
        );

    private Deed CreateKey() =>
        Deed.Of(
            new CreateKey
            {
                Dialect = Dialect,
                Id = scene.OneIn(10) ? "key-1" : $"key-{++_names}",
                UserNumber = scene.AnyUser(),
                SealedSecret = [1, 2, 3],
                AllowedIps = ["10.0.0.0/8"],
            },
            key => _keys.Add(key.Id)
        );

    private Deed PatchKey() =>
        Deed.Of(
            new PatchKey(Dialect, _keys.TryPick(out var id) ? id : "none")
            {
                State = (KeyState)scene.Next(5),
                ExpiresMs = scene.NowMs + scene.Next(100_000),
                ContractIps = scene.OneIn(2) ? ["10.1.0.0/16"] : null,
                Broker = scene.OneIn(2) ? null : "broker-1",
            }
        );

    private Deed SetService() =>
        Deed.Of(
            new SetService(
                new ServiceRecord
                {
                    Name = $"{Dialect}/{scene.Next(4)}",
                    State = (ServiceState)scene.Next(6),
                    LatencyMs = scene.Next(100) - 5,
                }
            )
        );

    private Deed DefineChain()
    {
        var name = scene.OneIn(4) ? "chain-1" : $"chain-{++_names}";
        var chain = new ChainRecord
        {
            Name = name,
            ChainId = scene.Next(10_000),
            FullName = name,
            ShortName = name,
            NativeSymbol = "OKB",
            NativeDecimals = 18,
            GenesisMs = scene.NowMs,
        };
        return Deed.Of(new DefineChain(chain, []), _ => _chains.Add(name));
    }

    private Deed MineBlocks()
    {
        var chain = _chains.TryPick(out var name) ? name : "none";
        return Deed.Of(new MineBlocks(chain, scene.Next(4)));
    }

    private Deed RecordVerification()
    {
        if (scene.OneIn(4) && _jobs.TryPick(out var job))
            return Deed.Of(new RecordVerification(job.Chain, job.Guid, (VerificationState)scene.Next(3)));
        if (scene.OneIn(3) && _jobs.TryPick(out job))
            return Settle(job.Chain, job.Guid);
        var chain = _chains.TryPick(out var name) ? name : "none";
        var contract = new Address20(Hash32.Of([(byte)scene.Next(3)]).ToArray().AsSpan(0, Address20.Bytes));
        return scene.Next(3) switch
        {
            0 => Deed.Of(new RecordVerification(chain, "", VerificationState.Pending), made => _jobs.Add((chain, made.Guid))),
            1 => Deed.Of(new SubmitSource(chain, contract, Hash32.Zero, AnySource()), made => _jobs.Add((chain, made.Guid))),
            _ => Deed.Of(
                new SubmitProxy(chain, contract, Hash32.Zero, null, scene.OneIn(2) ? contract : null),
                made => _jobs.Add((chain, made.Guid))
            ),
        };
    }

    private SubmittedSource AnySource() =>
        new()
        {
            Code = $"contract Coin {{ uint constant {(char)('a' + scene.Next(5))} = 1; }}",
            ContractName = scene.OneIn(20) ? "" : "Coin",
            Format = SourceFormat.SingleFile,
            Runs = scene.OneIn(2) ? scene.Next(1_000) : null,
            IsOptimized = scene.OneIn(2) ? true : null,
            Libraries = scene.OneIn(2) ? [new LibraryPlace("Sums", Address20.Zero)] : [],
        };

    private Deed Settle(string chain, string guid)
    {
        var facts = new CompiledFacts
        {
            Compiler = "v0.8.37",
            ContractName = "Coin",
            Abi = "[]",
            IsOptimized = scene.OneIn(2),
            Runs = scene.Next(1_000),
            EvmVersion = "Default",
        };
        var isSource = scene.OneIn(2);
        return Deed.Of(
            new SettleVerification(
                chain,
                guid,
                "because",
                isSource && !scene.OneIn(3) ? facts : null,
                isSource || scene.OneIn(3) ? null : Address20.Zero
            )
        );
    }
}
